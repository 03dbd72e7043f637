import type { DeliveryKind, LogEvent, LogEventOf } from './events';
import { ASYNC_PAYLOAD_MAX_BYTES, RECURSION_MAX_EXECUTIONS } from './limits';
import type { KnownLab, Report } from './log-checker-lab';
import type { Life } from './log-checker-life';
import type { QueueChecker } from './log-checker-queues';
import { type Ending, wrongLetter, wrongRecord } from './log-checker-record';
import { utf8Bytes } from './utf8';

type Told = LogEventOf<'delivery-made' | 'delivery-failed'>;

/** What arrived somewhere in the name of a delivery: a queue message or another function's invocation. */
interface Arrival {
  readonly arn: string;
  readonly kind: DeliveryKind | undefined;
  readonly requestId: string;
  readonly at: number;
  readonly body: string;
  readonly message: LogEventOf<'queue-message-sent'> | undefined;
}

/** Every target configured is told exactly once, with the right words, and what is said to have arrived did arrive. */
export class DeliveryChecker {
  /** Since the last end of each invocation. */
  readonly #told = new Map<string, Told[]>();
  /** By message id or request id: arrived, and not yet claimed by a `delivery-made`. */
  readonly #arrivals = new Map<string, Arrival>();
  readonly #claimed = new Map<Told, Arrival>();
  readonly #byFault = new Set<Told>();
  readonly #lab: KnownLab;
  readonly #queues: QueueChecker;
  readonly #report: Report;

  constructor(lab: KnownLab, queues: QueueChecker, report: Report) {
    this.#lab = lab;
    this.#queues = queues;
    this.#report = report;
  }

  send(message: LogEventOf<'queue-message-sent'>): void {
    const { requestId, at, body, messageId, queueName, delivery } = message;
    if (requestId === undefined) return;
    const arn = `arn:aws:sqs:${this.#lab.region}:${this.#lab.accountId}:${queueName}`;
    this.#arrivals.set(messageId, { arn, kind: delivery, requestId, at, body, message });
  }

  accept(event: LogEventOf<'invocation-accepted'>): void {
    if (event.source.kind !== 'destination') return;
    const arn = `arn:aws:lambda:${this.#lab.region}:${this.#lab.accountId}:function:${event.functionName}`;
    const { requestId } = event.source;
    this.#arrivals.set(event.requestId, {
      arn,
      kind: undefined,
      requestId,
      at: event.at,
      body: event.payload,
      message: undefined,
    });
  }

  deliver(event: Told, before: LogEvent | undefined): void {
    const told = this.#told.get(event.requestId) ?? [];
    told.push(event);
    this.#told.set(event.requestId, told);
    if (event.type === 'delivery-failed') {
      const isFault = before?.type === 'fault-fired' && before.fault === 'delivery-failure';
      if (isFault && before.requestId === event.requestId) this.#byFault.add(event);
      return;
    }
    const arrival = this.#arrivals.get(event.deliveredAs);
    this.#arrivals.delete(event.deliveredAs);
    if (arrival === undefined) return this.#report(event, 'DLQ-11', `${event.deliveredAs} did not arrive`);
    const isKind = arrival.kind === undefined || arrival.kind === event.kind;
    if (!isKind || arrival.requestId !== event.requestId || arrival.at !== event.at) {
      this.#report(event, 'DLQ-11', `${event.deliveredAs} arrived for something else`);
    }
    if (arrival.arn !== event.target.arn) this.#report(event, 'DST-01', `it arrived at ${arrival.arn}`);
    this.#claimed.set(event, arrival);
  }

  /** Checks all that was told of one ending; answers which kinds arrived. */
  end(event: LogEvent, life: Life, ending: Ending): DeliveryKind[] {
    const told = this.#told.get(life.accepted.requestId) ?? [];
    this.#told.delete(life.accepted.requestId);
    const targets = this.#targets(life, ending);
    for (const [kind, arn] of targets) {
      const ofKind = told.filter((one) => one.kind === kind);
      if (ofKind.length !== 1) this.#report(event, 'DLQ-11', `the ${kind} was told ${ofKind.length} times`);
      for (const one of ofKind) this.#check(one, arn, life, ending);
    }
    for (const one of told) {
      if (!targets.has(one.kind)) this.#report(one, 'DST-01', `no ${one.kind} is configured for ${ending.condition}`);
      if (one.at !== event.at) this.#report(one, 'DST-01', `told at ${one.at}, but the end is at ${event.at}`);
    }
    return told.filter((one) => one.type === 'delivery-made').map((one) => one.kind);
  }

  finish(last: LogEvent): void {
    for (const [id, { requestId }] of this.#arrivals) {
      this.#report(last, 'DLQ-11', `${id} arrived for ${requestId} without a delivery`);
    }
    for (const requestId of this.#told.keys()) this.#report(last, 'DST-28', `${requestId} delivered but did not end`);
  }

  #targets({ accepted }: Life, { condition }: Ending): Map<DeliveryKind, string> {
    if (condition === 'DroppedByHand') return new Map();
    const config = this.#lab.eventConfig(accepted.functionName, accepted.qualifier);
    const letter = this.#lab.functions.get(accepted.functionName)?.configuration.deadLetterTargetArn;
    const all: [DeliveryKind, string | undefined][] =
      condition === 'Success'
        ? [['on-success', config?.onSuccessArn]]
        : [
            ['dead-letter-queue', letter],
            ['on-failure', config?.onFailureArn],
          ];
    const set = all.filter((pair): pair is [DeliveryKind, string] => pair[1] !== undefined && pair[1] !== '');
    return new Map(set);
  }

  #check(told: Told, arn: string, life: Life, ending: Ending): void {
    const toldArn = told.type === 'delivery-made' ? told.target.arn : told.targetArn;
    if (toldArn !== arn) this.#report(told, 'DST-01', `went to ${toldArn}, not to ${arn}`);
    if (told.type === 'delivery-failed') return this.#checkFailure(told, arn, life, ending);
    const arrival = this.#claimed.get(told);
    if (arrival === undefined) return;
    this.#claimed.delete(told);
    const limit = this.#limitBytes(arn, told.kind);
    if (limit === undefined) this.#report(told, 'DST-23', `${arn} cannot be reached`);
    else if (utf8Bytes(arrival.body) > limit) this.#report(told, 'DST-23', `more than the ${limit} bytes of ${arn}`);
    this.#checkBody(told, arrival, life, ending);
  }

  #checkBody(told: Told, { body, message }: Arrival, life: Life, ending: Ending): void {
    if (told.kind === 'dead-letter-queue') {
      if (body !== life.accepted.payload) this.#report(told, 'DLQ-03', 'the letter is not the payload byte for byte');
      const wrong = wrongLetter(this.#lab, life, ending, message?.messageAttributes ?? {});
      if (wrong !== undefined) this.#report(told, 'DLQ-04', wrong);
      return;
    }
    const wrong = wrongRecord(this.#lab, life, ending, told.at, body);
    if (wrong !== undefined) this.#report(told, 'DST-04', wrong);
    if (message !== undefined && Object.keys(message.messageAttributes).length > 0) {
      this.#report(told, 'DST-17', 'a record has no message attributes');
    }
  }

  /** DLQ-13, DST-23: a delivery fails for a reason. */
  #checkFailure(told: Told, arn: string, { accepted }: Life, { answer }: Ending): void {
    if (this.#byFault.delete(told)) return;
    // A chain that was stopped invokes nothing more (ASY-30).
    if (arn.includes(':function:') && accepted.lineage >= RECURSION_MAX_EXECUTIONS) return;
    const limit = this.#limitBytes(arn, told.kind);
    if (limit === undefined) return;
    const attempt = answer?.kind === 'ran' ? answer.attempt : undefined;
    const envelope = told.kind === 'dead-letter-queue' ? (attempt?.errorMessage ?? '') : (attempt?.response ?? '');
    const atMost = utf8Bytes(accepted.payload) + utf8Bytes(envelope) + ENVELOPE_BYTES;
    if (atMost <= limit) this.#report(told, 'DST-23', `failed (${told.type}) although ${arn} takes ${limit} bytes`);
  }

  /** The largest body the target takes now; undefined: nothing can be delivered there. */
  #limitBytes(arn: string, kind: DeliveryKind): number | undefined {
    const [, , service, region, accountId, ...rest] = arn.split(':');
    if (region !== this.#lab.region || accountId !== this.#lab.accountId) return undefined;
    if (service === 'sqs') return this.#queues.queues.get(rest[0] ?? '')?.attributes.maximumMessageBytes;
    if (service !== 'lambda' || kind === 'dead-letter-queue') return undefined;
    return this.#lab.existing(rest[1] ?? '') === undefined ? undefined : ASYNC_PAYLOAD_MAX_BYTES;
  }
}

/** At most this many bytes of a record or a letter are neither payload nor answer. */
const ENVELOPE_BYTES = 700;
