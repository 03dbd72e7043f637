import type { ThrottleReason } from './events';
import type { FunctionState, LabState } from './state';

/**
 * Why there is no capacity for one more invocation of the function, or undefined when there is (CON-03, CON-12, ERR-21). A
 * function with a reservation uses only that; the others share what the account has left.
 */
export function throttleReason(state: LabState, fn: FunctionState): ThrottleReason | undefined {
  const used = fn.reservedConcurrency === undefined ? state.busyUnreserved : fn.busyEnvironments;
  const limit = fn.reservedConcurrency ?? state.settings.accountConcurrency - state.reservedConcurrency;
  return used < limit ? undefined : limitOf(fn);
}

/** The name of the limit that a function runs into. A throttle fault uses it too. */
export function limitOf(fn: FunctionState): ThrottleReason {
  return fn.reservedConcurrency === undefined
    ? 'ConcurrentInvocationLimitExceeded'
    : 'ReservedFunctionConcurrentInvocationLimitExceeded';
}
