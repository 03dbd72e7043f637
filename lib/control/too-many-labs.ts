import { ControlError } from './control-error';

/** 429, for every way to make a lab. */
export function tooManyLabs(limit: number): ControlError {
  return new ControlError(
    429,
    'too-many-labs',
    `This server keeps ${limit} labs at most.`,
    'Delete one first: DELETE /api/labs/{labId}.',
  );
}
