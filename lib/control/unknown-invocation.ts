import { ControlError } from './control-error';

/** 404, for every path below an invocation that is not there. */
export function unknownInvocation(labId: string, requestId: string): ControlError {
  return new ControlError(
    404,
    'unknown-invocation',
    `There is no invocation ${JSON.stringify(requestId)} in lab ${labId}.`,
    `GET /api/labs/${labId}/invocations lists them; the oldest ended ones are forgotten.`,
  );
}
