import type { ForkOrigin, LogEvent, LogEventOf } from './events';
import type { EventInvokeConfig, FunctionConfiguration } from './function-configuration';
import { recordHead, requestPayloadOf } from './invocation-record';
import type { MessageAttributes, QueueMessage } from './queue';
import type { LabSnapshot } from './snapshot';
import type { Invocation } from './state';

/** What a lab is called that goes on from a moment of another. */
export interface ForkIdentity {
  readonly accountId: string;
  readonly name: string;
  readonly forkedFrom: ForkOrigin;
}

/**
 * Moves a log to another account, a log event at a time and in order: a lab is an account, so what the service writes (ARNs and queue
 * URLs of configuration and targets, invocation records, messages) names it. What people and their code wrote (payloads, responses,
 * log lines, bodies of messages they sent) stays byte for byte. An event in which nothing changes is the same object.
 */
export class AccountChange {
  readonly #identity: ForkIdentity;
  readonly #arns: RegExp;
  readonly #urls: RegExp;
  /** Payloads that were the service's own records, by request id: as they were, as they are. */
  readonly #payloads = new Map<string, { readonly was: string; readonly is: string }>();
  readonly #configurations = new WeakMap<FunctionConfiguration, FunctionConfiguration>();

  constructor(fromAccountId: string, identity: ForkIdentity) {
    this.#identity = identity;
    this.#arns = new RegExp(`(arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:)${fromAccountId}(?=:)`, 'g');
    this.#urls = new RegExp(`(https?://[^/\\s"]+/)${fromAccountId}(?=/)`, 'g');
  }

  event(event: LogEvent): LogEvent {
    switch (event.type) {
      case 'lab-created':
        return { ...event, ...this.#identity };
      case 'function-created':
      case 'function-configured':
        return { ...event, configuration: this.#configuration(event.configuration) };
      case 'event-invoke-configured':
        return { ...event, config: event.config && this.#routes(event.config) };
      case 'invocation-accepted':
        return this.#accepted(event);
      case 'invocation-rejected':
        return { ...event, message: this.#notFound(event.message) };
      case 'delivery-made':
        return { ...event, target: { ...event.target, arn: this.#text(event.target.arn) } };
      case 'delivery-failed':
        return { ...event, targetArn: this.#text(event.targetArn) };
      case 'queue-message-sent':
        return { ...event, ...this.#message(event) };
      default:
        return event;
    }
  }

  /** The same for a state; what it was made of must not have been moved by this object before. */
  snapshot(snapshot: LabSnapshot): LabSnapshot {
    const functions = (all: LabSnapshot['functions']) =>
      all.map((fn) => ({
        ...fn,
        configuration: this.#configuration(fn.configuration),
        eventInvokeConfigs: fn.eventInvokeConfigs.map(([qualifier, set]): (typeof fn.eventInvokeConfigs)[number] => [
          qualifier,
          { ...set, config: this.#routes(set.config) },
        ]),
      }));
    return {
      ...snapshot,
      ...this.#identity,
      functions: functions(snapshot.functions),
      deletedFunctions: functions(snapshot.deletedFunctions),
      invocations: snapshot.invocations.map((invocation) => this.#invocation(invocation)),
      environments: snapshot.environments.map((environment) => ({
        ...environment,
        configuration: this.#configuration(environment.configuration),
      })),
      queues: snapshot.queues.map((queue) => ({
        ...queue,
        messages: queue.messages.map((message) => ({ ...message, ...this.#message(message) })),
      })),
    };
  }

  #invocation(invocation: Invocation): Invocation {
    const log = invocation.log.map((event) => this.event(event));
    return { ...invocation, log, payload: this.#payloads.get(invocation.requestId)?.is ?? invocation.payload };
  }

  #configuration(configuration: FunctionConfiguration): FunctionConfiguration {
    const known = this.#configurations.get(configuration);
    if (known !== undefined) return known;
    const { role, deadLetterTargetArn, environment } = configuration;
    const changed = {
      ...configuration,
      role: this.#text(role),
      deadLetterTargetArn: deadLetterTargetArn && this.#text(deadLetterTargetArn),
      environment: Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, this.#text(value)])),
    };
    this.#configurations.set(configuration, changed);
    return changed;
  }

  #routes(config: EventInvokeConfig): EventInvokeConfig {
    const { onSuccessArn, onFailureArn } = config;
    return {
      ...config,
      onSuccessArn: onSuccessArn && this.#text(onSuccessArn),
      onFailureArn: onFailureArn && this.#text(onFailureArn),
    };
  }

  #accepted(event: LogEventOf<'invocation-accepted'>): LogEvent {
    const { source, payload, requestId } = event;
    if (source.kind !== 'destination' && source.kind !== 'redrive') return event;
    const is =
      source.kind === 'destination' ? this.#record(payload, source.requestId) : this.#again(payload, source.requestId);
    if (is === payload) return event;
    this.#payloads.set(requestId, { was: payload, is });
    return { ...event, payload: is };
  }

  /** Body and attributes of what a delivery sent; nobody else's. */
  #message(message: Pick<QueueMessage, 'body' | 'messageAttributes' | 'requestId' | 'delivery'>) {
    const { body, messageAttributes, requestId, delivery } = message;
    if (requestId === undefined || delivery === undefined) return { body, messageAttributes };
    if (delivery !== 'dead-letter-queue') return { body: this.#record(body, requestId), messageAttributes };
    return { body: this.#again(body, requestId), messageAttributes: this.#letterAttributes(messageAttributes) };
  }

  /** A record tells the function's ARN, and the payload it was invoked with as that was. */
  #record(record: string, requestId: string): string {
    const head = recordHead(record);
    const payload = requestPayloadOf(record);
    const rest = record.slice(head.length + payload.length);
    return `${this.#text(head)}${this.#again(payload, requestId)}${rest}`;
  }

  /** The payload of an invocation again, whole or without the white space around it. */
  #again(payload: string, requestId: string): string {
    const known = this.#payloads.get(requestId);
    if (known === undefined) return payload;
    if (payload === known.was) return known.is;
    return payload === known.was.trim() ? known.is.trim() : payload;
  }

  #letterAttributes(attributes: MessageAttributes): MessageAttributes {
    const { ErrorCode, ErrorMessage } = attributes;
    // Of all letters only one has words of the service's own with an ARN in them (ASY-18).
    if (ErrorCode?.stringValue !== '404' || ErrorMessage?.stringValue === undefined) return attributes;
    return { ...attributes, ErrorMessage: { ...ErrorMessage, stringValue: this.#text(ErrorMessage.stringValue) } };
  }

  #notFound(message: string): string {
    return message.startsWith('Function not found: ') ? this.#text(message) : message;
  }

  #text(text: string): string {
    const to = `$1${this.#identity.accountId}`;
    return text.replace(this.#arns, to).replace(this.#urls, to);
  }
}
