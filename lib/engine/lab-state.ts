import { Calendar } from './calendar';
import { DEFAULT_LAB_SETTINGS } from './lab-settings';
import { simTime } from './sim-time';
import type { LabState } from './state';

/** The state before the first log event. */
export function createLabState(): LabState {
  return {
    sequence: 0,
    now: simTime(0),
    accountId: '',
    region: '',
    name: '',
    seed: 0,
    epochMs: 0,
    settings: DEFAULT_LAB_SETTINGS,
    forkedFrom: undefined,
    clock: { mode: 'running', speed: 1, skipWaits: false },
    functions: new Map(),
    invocations: new Map(),
    environments: new Map(),
    queues: new Map(),
    deletedFunctions: new Map(),
    calendar: new Calendar(),
    ended: [],
    endedFrom: 0,
    counts: { invocations: 0, environments: 0, messages: 0, receives: 0, revisions: 0, clockChanges: 0 },
    busyEnvironments: 0,
    busyUnreserved: 0,
    reservedConcurrency: 0,
    pendingInvocations: 0,
  };
}
