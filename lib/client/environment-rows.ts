import type { Environment, FunctionState, LabState } from '@/lib/engine/state';
import type { GoneEnvironment } from './gone-environments';
import type { LiveLab } from './live-lab';

/** The environments of one function, and how much of its concurrency they use. */
export interface EnvironmentGroup {
  readonly functionName: string;
  readonly busy: number;
  /** Undefined: it shares what the account has left. */
  readonly reserved: number | undefined;
  /** Each environment of it began with a cold start. */
  readonly coldStarts: number;
  readonly rows: readonly EnvironmentRow[];
  /** Those that are there and not among the rows. */
  readonly more: number;
  readonly gone: { readonly count: number; readonly last: readonly GoneEnvironment[] };
}

export interface EnvironmentRow {
  readonly environmentId: string;
  readonly number: number;
  readonly phase: 'init' | 'invoke' | 'idle';
  /** What it runs. */
  readonly requestId: string | undefined;
  /** When the phase began. */
  readonly sinceAt: number;
  /** Its init failed or its process ended: it initialises again before it runs anything. */
  readonly initsAgain: boolean;
  /** Its function was changed: it ends after what it runs. */
  readonly outdated: boolean;
}

export interface EnvironmentOverview {
  readonly busy: number;
  readonly accountLimit: number;
  /** What no function has reserved, and how much of it is used. */
  readonly unreserved: number;
  readonly busyUnreserved: number;
  readonly groups: readonly EnvironmentGroup[];
  /** Functions that never had one. */
  readonly without: readonly string[];
}

/** More than these are not read by anyone. */
const ROWS_MAX = 60;
const GONE_MAX = 3;

/** The execution environments as they are, or were, at the moment that is shown. */
export function environmentOverview(lab: LiveLab): EnvironmentOverview {
  const { shown } = lab;
  const byFunction = environmentsByFunction(shown);
  const groups: EnvironmentGroup[] = [];
  const without: string[] = [];
  for (const [functionName, fn] of shown.functions) {
    const group = groupOf(lab, functionName, fn, byFunction.get(functionName) ?? []);
    if (group.rows.length === 0 && group.gone.count === 0) without.push(functionName);
    else groups.push(group);
  }
  const { accountConcurrency } = shown.settings;
  return {
    busy: shown.busyEnvironments,
    accountLimit: accountConcurrency,
    unreserved: accountConcurrency - shown.reservedConcurrency,
    busyUnreserved: shown.busyUnreserved,
    groups,
    without,
  };
}

function environmentsByFunction({ environments }: LabState): Map<string, Environment[]> {
  const found = new Map<string, Environment[]>();
  for (const environment of environments.values()) {
    const known = found.get(environment.functionName);
    if (known) known.push(environment);
    else found.set(environment.functionName, [environment]);
  }
  return found;
}

function groupOf(
  lab: LiveLab,
  functionName: string,
  fn: FunctionState,
  environments: readonly Environment[],
): EnvironmentGroup {
  return {
    functionName,
    busy: fn.busyEnvironments,
    reserved: fn.reservedConcurrency,
    coldStarts: fn.environmentsStarted,
    rows: environments.slice(0, ROWS_MAX).map(rowOf),
    more: Math.max(0, environments.length - ROWS_MAX),
    gone: lab.goneEnvironments.until(functionName, lab.shown.sequence, GONE_MAX),
  };
}

function rowOf(environment: Environment): EnvironmentRow {
  const { environmentId, number, phase, requestId, outdated } = environment;
  const sinceAt = phase === 'idle' ? environment.idleSince : environment.phaseStartedAt;
  const initsAgain = phase === 'idle' && !environment.initialised;
  return { environmentId, number, phase, requestId, sinceAt, initsAgain, outdated };
}
