import { ControlError } from './control-error';

/** 404, for every path below a lab that is not there. */
export function unknownLab(labId: string): ControlError {
  return new ControlError(
    404,
    'unknown-lab',
    `There is no lab ${JSON.stringify(labId)}.`,
    'GET /api/labs lists them; POST /api/labs makes one.',
  );
}
