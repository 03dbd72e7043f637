import { createHash } from 'node:crypto';
import type { CommandOf, CommandResult, CommandType, Refusal } from '@/lib/engine/commands';
import type { Engine } from '@/lib/engine/engine';
import type { InvocationType } from '@/lib/engine/events';
import type { RunEffect, ServiceAnswer, ServiceCall, ServiceOutput } from '@/lib/engine/handler-run';
import { drawUuid } from '@/lib/engine/random';
import type { Invocation } from '@/lib/engine/state';

/** A call that was made and is answered, for the environment that waits for it. */
export interface AnsweredCall {
  readonly environmentId: string;
  readonly requestId: string;
  readonly answer: ServiceAnswer;
}

interface OpenCall {
  readonly effect: RunEffect;
  readonly callId: number;
  readonly invokedId: string;
}

/**
 * What handlers ask of their own lab through the AWS SDK. Each call is a command to the engine at the sim time of the slice
 * that made it; a synchronous invoke is answered when the attempt it started has ended.
 */
export class ServiceCalls {
  readonly #engine: Engine;
  #open: OpenCall[] = [];

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Makes a call. Undefined: its answer comes later, from `takeAnswered`. */
  make(effect: RunEffect, call: ServiceCall): AnsweredCall | undefined {
    const { environmentId, requestId } = effect;
    const answered = (answer: ServiceAnswer): AnsweredCall => ({ environmentId, requestId, answer });
    switch (call.operation) {
      case 'invoke':
        return this.#invoke(effect, call);
      case 'send-message':
        return answered(this.#send(call));
      case 'receive-message':
        return answered(this.#receive(call));
      case 'delete-message': {
        const { receiptHandle } = call;
        const done = this.#submit({ type: 'delete-message', queueName: queueNameOf(call.queueUrl), receiptHandle });
        return answered(this.#answer(call, done, () => ({})));
      }
      case 'get-queue-url':
        return answered(this.#queueUrl(call));
    }
  }

  /** Answers of synchronous invokes whose attempts have ended meanwhile, in the order of the calls. */
  takeAnswered(): readonly AnsweredCall[] {
    if (this.#open.length === 0) return [];
    const answered: AnsweredCall[] = [];
    this.#open = this.#open.filter(({ effect, callId, invokedId }) => {
      const invocation = this.#engine.state.invocations.get(invokedId);
      if (invocation !== undefined && invocation.endedAt === undefined) return true;
      const { environmentId, requestId } = effect;
      answered.push({ environmentId, requestId, answer: { callId, output: invokeOutput(invokedId, invocation) } });
      return false;
    });
    return answered;
  }

  #invoke(effect: RunEffect, call: CallOf<'invoke'>): AnsweredCall | undefined {
    const { environmentId, requestId } = effect;
    const caller = this.#engine.state.invocations.get(requestId);
    const invocationType = INVOCATION_TYPES.find((type) => type === call.invocationType);
    const target = functionOf(call);
    const clientContext = invocationType === 'RequestResponse' ? contextText(call.clientContext) : undefined;
    const payloadProblem = jsonProblem(call.payload) ?? contextProblem(clientContext);
    if (invocationType === undefined || target === undefined || payloadProblem !== undefined) {
      const message = payloadProblem ?? `1 validation error detected: Value '${call.invocationType}' is not valid`;
      const name = payloadProblem === undefined ? 'ValidationException' : 'InvalidRequestContentException';
      return {
        environmentId,
        requestId,
        answer: this.#refused(call, { statusCode: 400, code: name, message, reason: undefined }),
      };
    }
    const result = this.#submit({
      type: 'invoke',
      functionName: target.functionName,
      qualifier: target.qualifier,
      invocationType,
      payload: call.payload,
      source: { kind: 'function', requestId, functionName: caller?.functionName ?? '', clientContext },
      lineage: (caller?.lineage ?? 0) + 1,
    });
    if (result.refusal !== undefined) return { environmentId, requestId, answer: this.#refused(call, result.refusal) };
    const invokedId = result.answer.requestId;
    if (invocationType === 'RequestResponse') {
      this.#open.push({ effect, callId: call.callId, invokedId });
      return undefined;
    }
    const statusCode = invocationType === 'Event' ? 202 : 204;
    return {
      environmentId,
      requestId,
      answer: { callId: call.callId, output: { statusCode, requestId: invokedId, payload: '' } },
    };
  }

  #send(call: CallOf<'send-message'>): ServiceAnswer {
    const { queueUrl, body, delaySeconds } = call;
    const messageAttributes = Object.fromEntries(
      Object.entries(call.messageAttributes).map(([name, { dataType, stringValue, binaryValue }]) => [
        name,
        { dataType, stringValue, binaryValue },
      ]),
    );
    const delayMs = delaySeconds === undefined ? undefined : Math.round(delaySeconds * 1000);
    const sent = this.#submit({
      type: 'send-message',
      queueName: queueNameOf(queueUrl),
      body,
      messageAttributes,
      delayMs,
    });
    return this.#answer(call, sent, ({ messageId }) => ({ messageId, bodyMd5: md5(body) }));
  }

  #receive(call: CallOf<'receive-message'>): ServiceAnswer {
    const { queueUrl, maxMessages, visibilityTimeoutSeconds: seconds, waitSeconds } = call;
    if (waitSeconds !== undefined && !(waitSeconds >= 0 && waitSeconds <= RECEIVE_WAIT_MAX_SECONDS))
      return this.#refused(call, badWait(waitSeconds));
    const queueWaitMs = this.#engine.state.queues.get(queueNameOf(queueUrl))?.attributes.receiveWaitMs;
    const received = this.#submit({
      type: 'receive-messages',
      queueName: queueNameOf(queueUrl),
      maxMessages: Math.min(10, Math.max(1, Math.trunc(maxMessages))),
      visibilityTimeoutMs: seconds === undefined ? undefined : Math.round(seconds * 1000),
    });
    return this.#answer(call, received, ({ messages }) => ({
      // How long the handler would wait for one: it asks again meanwhile.
      waitMs: waitSeconds === undefined ? queueWaitMs : Math.round(waitSeconds * 1000),
      messages: messages.map(({ messageId, receiptHandle, body, messageAttributes }) => ({
        messageId,
        receiptHandle,
        body,
        bodyMd5: md5(body),
        messageAttributes,
      })),
    }));
  }

  #queueUrl(call: CallOf<'get-queue-url'>): ServiceAnswer {
    const { state } = this.#engine;
    if (!state.queues.has(call.queueName)) return this.#refused(call, NO_QUEUE);
    const queueUrl = `https://sqs.${state.region}.amazonaws.com/${state.accountId}/${call.queueName}`;
    return { callId: call.callId, output: { statusCode: 200, requestId: this.#callRequestId(call), queueUrl } };
  }

  #answer<T extends CommandType>(
    call: ServiceCall,
    result: CommandResult<T>,
    output: (answer: Extract<CommandResult<T>, { refusal: undefined }>['answer']) => Record<string, unknown>,
  ): ServiceAnswer {
    if (result.refusal !== undefined) return this.#refused(call, result.refusal);
    return {
      callId: call.callId,
      output: { statusCode: 200, requestId: this.#callRequestId(call), ...output(result.answer) },
    };
  }

  #refused(call: ServiceCall, { code, message, statusCode }: Refusal): ServiceAnswer {
    const name = code.slice(code.lastIndexOf('.') + 1);
    return { callId: call.callId, error: { name, message, statusCode, requestId: this.#callRequestId(call) } };
  }

  #submit<T extends CommandType>(command: CommandOf<T>): CommandResult<T> {
    return this.#engine.submit(command, this.#engine.state.now);
  }

  /** An id for a call that starts no invocation: it follows from the call's own number, so that it is the same whenever the call is made again. */
  #callRequestId({ callId }: ServiceCall): string {
    return drawUuid(this.#engine.state.seed, 'call', callId);
  }
}

type CallOf<T extends ServiceCall['operation']> = Extract<ServiceCall, { operation: T }>;

const INVOCATION_TYPES: readonly InvocationType[] = ['RequestResponse', 'Event', 'DryRun'];

const RECEIVE_WAIT_MAX_SECONDS = 20;

const NO_QUEUE: Refusal = {
  statusCode: 400,
  code: 'QueueDoesNotExist',
  message: 'The specified queue does not exist.',
  reason: undefined,
};

/** A name, `name:qualifier`, a partial or a whole ARN. */
function functionOf({ functionName, qualifier }: CallOf<'invoke'>) {
  const match =
    /^(?:(?:arn:aws:lambda:[a-z0-9-]+:)?\d{12}:function:|function:)?([a-zA-Z0-9_-]+)(?::([a-zA-Z0-9$_-]+))?$/.exec(
      functionName,
    );
  const name = match?.[1];
  return name === undefined ? undefined : { functionName: name, qualifier: qualifier ?? match?.[2] };
}

function queueNameOf(queueUrl: string): string {
  return queueUrl.slice(queueUrl.lastIndexOf('/') + 1);
}

function jsonProblem(payload: string): string | undefined {
  if (payload === '') return undefined;
  try {
    JSON.parse(payload);
    return undefined;
  } catch (error) {
    return `Could not parse request body into json: ${error instanceof Error ? error.message : 'not JSON'}`;
  }
}

/** INV-04: the JSON that base64 stands for. */
function contextText(base64: string | undefined): string | undefined {
  return base64 === undefined ? undefined : Buffer.from(base64, 'base64').toString('utf8');
}

function contextProblem(text: string | undefined): string | undefined {
  if (text === undefined || (text !== '' && jsonProblem(text) === undefined)) return undefined;
  return 'Client context must be a valid Base64-encoded JSON object.';
}

function badWait(seconds: number): Refusal {
  const message = `Value ${seconds} for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= ${RECEIVE_WAIT_MAX_SECONDS}, if provided.`;
  return { statusCode: 400, code: 'InvalidParameterValue', message, reason: undefined };
}

function invokeOutput(invokedId: string, invocation: Invocation | undefined): ServiceOutput {
  const ended = invocation?.lastAttempt;
  return {
    statusCode: 200,
    requestId: invokedId,
    payload: ended?.response ?? 'null',
    functionError: ended?.functionError,
    executedVersion: '$LATEST',
  };
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
