// @ts-check

/**
 * How things stand in the guest, as it says. It is handler code that may have had a hand in the text, so nothing in it is
 * believed before its shape has been checked.
 *
 * @typedef {{
 *   result: import('../../engine/handler-run').HandlerResult | undefined,
 *   calls: import('../../engine/handler-run').ServiceCall[],
 *   nextTimerAt: number | undefined,
 *   callsWaiting: number,
 * }} GuestStatus
 */

/**
 * @param {string} text
 * @returns {GuestStatus}
 */
export function readStatus(text) {
  const status = fields(JSON.parse(text));
  return {
    result: status.result === undefined ? undefined : readResult(fields(status.result)),
    calls: list(status.calls)
      .slice(0, CALLS_MAX)
      .map((call) => readCall(fields(call))),
    nextTimerAt: status.nextTimerAt === undefined ? undefined : number(status.nextTimerAt),
    callsWaiting: number(status.callsWaiting),
  };
}

/** More calls than this in one slice are left out: a handler that floods the lab waits for answers that never come. */
const CALLS_MAX = 1_000;
/** Just over what may be answered: the engine refuses it by its length. */
const RESPONSE_KEPT = 6_300_000;
const ERROR_TEXT_KEPT = 64 * 1024;
const FATAL = /** @type {const} */ (['init', 'uncaught-exception', 'unhandled-rejection']);

/**
 * @param {Record<string, unknown>} result
 * @returns {import('../../engine/handler-run').HandlerResult}
 */
function readResult(result) {
  switch (result.kind) {
    case 'response':
      return { kind: 'response', body: text(result.body).slice(0, RESPONSE_KEPT) };
    case 'error':
      return {
        kind: 'error',
        errorType: text(result.errorType).slice(0, 256),
        errorMessage: text(result.errorMessage).slice(0, ERROR_TEXT_KEPT),
        trace: list(result.trace)
          .slice(0, 100)
          .map((line) => text(line).slice(0, 4096)),
        fatal: FATAL.find((reason) => reason === result.fatal),
      };
    case 'exit':
      return { kind: 'exit', exitCode: number(result.exitCode) };
    case 'out-of-memory':
      return { kind: 'out-of-memory' };
    default:
      throw new TypeError('not a result');
  }
}

/**
 * @param {Record<string, unknown>} call
 * @returns {import('../../engine/handler-run').ServiceCall}
 */
function readCall(call) {
  const callId = number(call.callId);
  switch (call.operation) {
    case 'invoke':
      return {
        ...{
          callId,
          operation: 'invoke',
          functionName: text(call.functionName),
          qualifier: maybe(text, call.qualifier),
        },
        ...{ invocationType: text(call.invocationType), payload: text(call.payload), tail: call.tail === true },
        clientContext: maybe(text, call.clientContext),
      };
    case 'send-message':
      return {
        ...{ callId, operation: 'send-message', queueUrl: text(call.queueUrl), body: text(call.body) },
        delaySeconds: maybe(number, call.delaySeconds),
        messageAttributes: Object.fromEntries(
          Object.entries(fields(call.messageAttributes)).map(([name, value]) => {
            const { dataType, stringValue, binaryValue } = fields(value);
            return [
              name,
              {
                dataType: text(dataType),
                stringValue: maybe(text, stringValue),
                binaryValue: maybe(text, binaryValue),
              },
            ];
          }),
        ),
      };
    case 'receive-message':
      return {
        ...{
          callId,
          operation: 'receive-message',
          queueUrl: text(call.queueUrl),
          maxMessages: number(call.maxMessages),
        },
        visibilityTimeoutSeconds: maybe(number, call.visibilityTimeoutSeconds),
        waitSeconds: maybe(number, call.waitSeconds),
      };
    case 'delete-message':
      return {
        callId,
        operation: 'delete-message',
        queueUrl: text(call.queueUrl),
        receiptHandle: text(call.receiptHandle),
      };
    case 'get-queue-url':
      return { callId, operation: 'get-queue-url', queueName: text(call.queueName) };
    default:
      throw new TypeError('not a call');
  }
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown>}
 */
function fields(value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('not an object');
  return Object.fromEntries(Object.entries(value));
}

/**
 * @param {unknown} value
 * @returns {unknown[]}
 */
function list(value) {
  if (!Array.isArray(value)) throw new TypeError('not a list');
  return value;
}

/** @param {unknown} value */
function text(value) {
  if (typeof value !== 'string') throw new TypeError('not a text');
  return value;
}

/** @param {unknown} value */
function number(value) {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new TypeError('not a number');
  return value;
}

/**
 * @template T
 * @param {(value: unknown) => T} read
 * @param {unknown} value
 */
function maybe(read, value) {
  return value === undefined ? undefined : read(value);
}
