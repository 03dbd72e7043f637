/** By what rows are gathered: where an event stands, which function, one invocation, or an invocation and all it started. */
export const GROUPINGS = ['stage', 'function', 'invocation', 'chain'] as const;

export type Grouping = (typeof GROUPINGS)[number];

/** What a row is: a whole invocation, an attempt or wait, or that with every log event. */
export const DENSITIES = ['invocation', 'attempt', 'log'] as const;

export type Density = (typeof DENSITIES)[number];

/** How the rows are arranged. */
export interface Arrangement {
  readonly grouping: Grouping;
  readonly density: Density;
  /** Ids of the groups that are not as they begin: closed ones, and opened invocations. */
  readonly toggled: ReadonlySet<string>;
}

export const DEFAULT_ARRANGEMENT: Arrangement = { grouping: 'stage', density: 'attempt', toggled: new Set() };

/** Whether a group shows its rows. Groups begin open, but an invocation begins as one line. */
export function isGroupOpen({ toggled }: Arrangement, groupId: string): boolean {
  return isLineId(groupId) === toggled.has(groupId);
}

/** True when each row is one invocation, from its acceptance to its end. */
export function isByLine({ grouping, density }: Arrangement): boolean {
  return density === 'invocation' || grouping === 'invocation' || grouping === 'chain';
}

/** The group of one invocation. */
export function lineId(requestId: string): string {
  return `${LINE}${requestId}`;
}

/** The request id of an invocation's group; undefined for any other group. */
export function requestIdOfLine(groupId: string): string | undefined {
  return isLineId(groupId) ? groupId.slice(LINE.length) : undefined;
}

function isLineId(groupId: string): boolean {
  return groupId.startsWith(LINE);
}

const LINE = 'invocation:';
