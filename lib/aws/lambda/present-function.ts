import { refusedByEngine } from '@/lib/aws/errors';
import type { FunctionTarget } from '@/lib/aws/function-name';
import { functionNotFound } from '@/lib/engine/refusals';
import type { FunctionState, LabState } from '@/lib/engine/state';

/** ERR-10, ERR-11: the function a configuration operation reads; only `$LATEST` exists. */
export function presentFunction(state: LabState, { functionName, qualifier }: FunctionTarget): FunctionState {
  const fn = state.functions.get(functionName);
  if (fn !== undefined && (qualifier === undefined || qualifier === '$LATEST')) return fn;
  throw refusedByEngine(functionNotFound(state, functionName, qualifier));
}
