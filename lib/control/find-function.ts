import type { FunctionState } from '@/lib/engine/state';
import { ControlError } from './control-error';
import type { LabCall } from './operation';

/** The function the path names, or 404. */
export function findFunction({ lab, parameter }: LabCall): FunctionState {
  const functionName = parameter('functionName');
  const found = lab.state.functions.get(functionName);
  if (found !== undefined) return found;
  throw new ControlError(
    404,
    'unknown-function',
    `There is no function ${JSON.stringify(functionName)} in lab ${lab.labId}.`,
    `The lab has ${[...lab.state.functions.keys()].join(', ') || 'no functions'}.`,
  );
}
