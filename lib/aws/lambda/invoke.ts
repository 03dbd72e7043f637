import type { Call } from '@/lib/aws/call';
import { invalidRequestContent, refusedByEngine, validationError } from '@/lib/aws/errors';
import { functionTarget } from '@/lib/aws/function-name';
import { newRequestId } from '@/lib/aws/request-id';
import type { CommandOf } from '@/lib/engine/commands';
import type { InvocationType } from '@/lib/engine/events';
import { ASYNC_PAYLOAD_MAX_BYTES, CLIENT_CONTEXT_MAX_BYTES, SYNC_PAYLOAD_MAX_BYTES } from '@/lib/engine/limits';
import { invocationLogLines, type LogLine } from '@/lib/engine/log-lines';
import type { WireRequest, WireResponse } from '@/lib/wire/wire-message';
import { dryRunAnswer, eventAnswer, syncAnswer } from './invocation-answer';
import { invocationSource } from './invocation-source';
import { payloadText } from './invoke-payload';
import { refusedInvocation } from './refused-invocation';

/**
 * Invoke (INV-01 to INV-33). The caller of a synchronous invocation waits for its attempt, on a paused clock too. Checked
 * here: names, headers, size, JSON; by the engine: that the function exists and has capacity.
 */
export async function invoke(call: Call): Promise<WireResponse> {
  const { headers } = call.request;
  const asked = headers['x-amz-invocation-type'];
  const invocationType = asked === undefined ? 'RequestResponse' : INVOCATION_TYPES.get(asked);
  let command: CommandOf<'invoke'>;
  try {
    command = readCommand(call, invocationType);
  } catch (error) {
    return refusedInvocation(call, invocationType ?? 'RequestResponse', error);
  }
  const result = await call.lab.submit(command);
  if (result.refusal !== undefined) {
    return refusedByEngine(result.refusal).toWire(result.requestId ?? newRequestId());
  }
  const { requestId } = result.answer;
  if (command.invocationType === 'Event') return eventAnswer(requestId, command.functionName);
  if (command.invocationType === 'DryRun') return dryRunAnswer(requestId);
  const ended = await call.lab.attemptEnded(requestId);
  return syncAnswer(ended, headers['x-amz-log-type'] === 'Tail' ? logLines(call, requestId) : undefined);
}

/** INV-02 */
const INVOCATION_TYPES: ReadonlyMap<string, InvocationType> = new Map([
  ['Event', 'Event'],
  ['RequestResponse', 'RequestResponse'],
  ['DryRun', 'DryRun'],
]);

function readCommand(call: Call, invocationType: InvocationType | undefined): CommandOf<'invoke'> {
  const { request, lab, segment } = call;
  const { functionName, qualifier } = functionTarget(segment, qualifierOf(request), lab.state);
  if (invocationType === undefined)
    throw wrongEnum('invocationType', request.headers['x-amz-invocation-type'], [...INVOCATION_TYPES.keys()]);
  const logType = request.headers['x-amz-log-type'];
  if (logType !== undefined && logType !== 'Tail' && logType !== 'None')
    throw wrongEnum('logType', logType, ['None', 'Tail']);
  const isEvent = invocationType === 'Event';
  const clientContext = isEvent ? undefined : clientContextText(request.headers['x-amz-client-context']);
  const source = invocationSource(request.headers);
  return {
    type: 'invoke',
    functionName,
    qualifier,
    invocationType,
    payload: isEvent
      ? payloadText(request.body, 'Event', ASYNC_PAYLOAD_MAX_BYTES)
      : payloadText(request.body, 'RequestResponse', SYNC_PAYLOAD_MAX_BYTES),
    source: clientContext === undefined ? source : { ...source, clientContext },
  };
}

/** The query of nearly every invoke is empty. */
function qualifierOf(request: WireRequest): string | null {
  return request.query.get('Qualifier');
}

function wrongEnum(member: string, value: string | undefined, allowed: readonly string[]): Error {
  return validationError([
    `Value '${value}' at '${member}' failed to satisfy constraint: Member must satisfy enum value set: [${allowed.join(', ')}]`,
  ]);
}

/** INV-04, INV-05: only a synchronous caller's context is looked at and passed on. */
function clientContextText(context: string | undefined): string | undefined {
  if (context === undefined) return undefined;
  if (context.length > CLIENT_CONTEXT_MAX_BYTES) {
    throw invalidRequestContent(`Client context must be at most ${CLIENT_CONTEXT_MAX_BYTES} bytes.`);
  }
  try {
    const text = Buffer.from(context, 'base64').toString('utf8');
    JSON.parse(text);
    return text;
  } catch {
    throw invalidRequestContent('Client context must be a valid Base64-encoded JSON object.');
  }
}

function logLines({ lab }: Call, requestId: string): readonly LogLine[] {
  const invocation = lab.state.invocations.get(requestId);
  return invocation === undefined ? [] : invocationLogLines(lab.state, invocation);
}
