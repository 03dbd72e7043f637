import type { DeliveryKind } from '@/lib/engine/events';
import type { FlowEdge, FlowEdgeKind, FlowNode, FlowNodeOf } from './flow-map';
import type { CallerKind } from './flow-tally';
import type { FlowToken } from './flow-tokens';
import { durationText, ordinal } from './time-text';

export const CALLER_WORDS: Record<CallerKind, string> = {
  cli: 'AWS CLI',
  sdk: 'AWS SDK',
  browser: 'Browser',
  client: 'HTTP client',
  function: 'Functions',
};

const ROLE_WORDS: Record<DeliveryKind, string> = {
  'dead-letter-queue': 'dead-letter queue',
  'on-success': 'OnSuccess',
  'on-failure': 'OnFailure',
};

/** What a node is called: its name and all its numbers, for who hears the map. */
export function nodeName(node: FlowNode, now: number): string {
  switch (node.kind) {
    case 'caller':
      return joined([CALLER_WORDS[node.caller], ...callerParts(node)]);
    case 'queue':
      return queueName(node, now);
    case 'function':
      return joined([node.functionName, ...functionParts(node)]);
    case 'target':
      return joined([node.name, ...targetParts(node)]);
    case 'discarded':
      return `Discarded: nothing kept it, ${counted(node.count, 'event')}`;
    case 'rest':
      return `${counted(node.count, 'more function')}, used less`;
  }
}

/** What a caller did, in short: `3 to the queue`, `2 waited for`. */
function callerParts({ queued, called, dryRuns, refused }: FlowNodeOf<'caller'>): string[] {
  const parts = [
    queued === 0 ? '' : `${number(queued)} to the queue`,
    called === 0 ? '' : `${counted(called, 'synchronous call')}`,
    dryRuns === 0 ? '' : counted(dryRuns, 'dry run'),
    refused === 0 ? '' : `${number(refused)} refused`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? ['no call yet'] : parts;
}

/** How old the oldest event of the queue is; empty when there is none. */
export function oldestText({ oldestAt }: FlowNodeOf<'queue'>, now: number): string {
  return oldestAt === undefined ? '' : `oldest ${durationText(wholeSeconds(now - oldestAt))}`;
}

/** What is said of a target besides its name. */
export function targetParts(node: FlowNodeOf<'target'>): string[] {
  const roles = node.roles.map((role) => ROLE_WORDS[role]);
  if (node.target === 'function')
    return [...roles, `invoked ${node.arrived === 1 ? 'once' : `${number(node.arrived)} times`}`];
  if (node.messages === undefined) return [...roles, 'not in this lab'];
  return [...roles, counted(node.messages, 'message')];
}

/** `From Event queue to always-fails: 3 events`. */
export function edgeName(edge: FlowEdge, nodes: readonly FlowNode[]): string {
  const word = (id: string) => {
    const node = nodes.find((one) => one.id === id);
    return node === undefined ? id : shortName(node);
  };
  return `From ${word(edge.from)} to ${word(edge.to)}, ${EDGE_WORDS[edge.kind]}: ${number(edge.count)}`;
}

/** What a token is, and how long it will be where it is. */
export function tokenName(token: FlowToken, now: number): string {
  const { invocation, count, endsAt } = token;
  const left = endsAt === undefined ? '' : `, ${durationText(wholeSeconds(Math.max(0, endsAt - now), Math.ceil))} left`;
  if (count > 1)
    return `${number(count)} events of ${invocation.functionName} ${MANY_WORDS[token.stage]}, the next: ${left.slice(2)}`;
  return `${invocation.functionName} ${invocation.requestId.slice(0, 8)} ${stageWords(token)}${left}`;
}

function stageWords({ stage, invocation }: FlowToken): string {
  switch (stage) {
    case 'queued':
      return 'is in the event queue';
    case 'init':
      return 'waits for a cold start';
    case 'running':
      return `runs, attempt ${invocation.attempts}`;
    case 'retry-wait':
      return `waits for its ${ordinal(invocation.attemptsOfCopy)} retry`;
    case 'throttle-wait':
      return 'waits after a throttle';
    case 'delivery':
      return 'is delivered';
    case 'discard':
      return 'is discarded';
  }
}

const MANY_WORDS: Record<FlowToken['stage'], string> = {
  queued: 'are in the event queue',
  init: 'wait for a cold start',
  running: 'run',
  'retry-wait': 'wait for a retry',
  'throttle-wait': 'wait after a throttle',
  delivery: 'are delivered',
  discard: 'are discarded',
};

const EDGE_WORDS: Record<FlowEdgeKind, string> = {
  accept: 'accepted with 202',
  call: 'called and waited for',
  dispatch: 'taken from the queue',
  retry: 'back for a retry',
  throttle: 'back after a throttle',
  'on-success': 'OnSuccess records',
  'on-failure': 'OnFailure records',
  'dead-letter-queue': 'dead letters',
  lost: 'deliveries that failed',
  discard: 'kept by nothing',
};

function queueName(node: FlowNodeOf<'queue'>, now: number): string {
  const { queued, waiting, throttled } = node;
  const total = queued + waiting + throttled;
  if (total === 0) return 'Event queue, empty';
  return joined([
    'Event queue',
    `${number(total)} waiting`,
    oldestText(node, now),
    `${number(queued)} queued`,
    `${number(waiting)} waiting to retry`,
    `${number(throttled)} throttled`,
  ]);
}

function functionParts(node: FlowNodeOf<'function'>): string[] {
  if (!node.isUsed) return ['never invoked'];
  const inPhase = (phase: string) => node.slots.filter((slot) => slot.phase === phase).length;
  return [
    node.isDeleted ? 'deleted' : '',
    counted(node.slots.length, 'environment'),
    `${number(inPhase('init'))} in init`,
    `${number(inPhase('invoke'))} running`,
    `${number(inPhase('idle'))} idle`,
    node.reservedConcurrency === undefined ? '' : `reserved concurrency ${node.reservedConcurrency}`,
    `${number(node.succeeded)} succeeded`,
    `${number(node.failed)} failed`,
    counted(node.coldStarts, 'cold start'),
  ].filter((part) => part !== '');
}

function shortName(node: FlowNode): string {
  switch (node.kind) {
    case 'caller':
      return CALLER_WORDS[node.caller];
    case 'queue':
      return 'Event queue';
    case 'function':
      return node.functionName;
    case 'target':
      return node.name;
    case 'discarded':
      return 'Discarded';
    case 'rest':
      return 'other functions';
  }
}

/** Seconds that tick, not milliseconds that flicker; below one second exactly. */
function wholeSeconds(ms: number, round: (seconds: number) => number = Math.floor): number {
  return ms < 1_000 ? Math.round(ms) : round(ms / 1_000) * 1_000;
}

function counted(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function number(count: number): string {
  return count.toLocaleString('en');
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}
