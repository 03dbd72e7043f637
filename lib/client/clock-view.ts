/** The lab's clock as the server last told it: the body of `GET /api/labs/{labId}/clock` and of each `clock` frame. */
export interface ClockView {
  /** Sim time, ms. */
  readonly now: number;
  readonly mode: 'running' | 'paused';
  /** True while time passes by itself; only then may `now` be carried on. */
  readonly moving: boolean;
  /** Sim milliseconds to one wall millisecond. */
  readonly speed: number;
  readonly skipWaits: boolean;
  /** Sim time of the earliest entry of the calendar; absent when nothing is due. */
  readonly nextEntryAt?: number | null | undefined;
  readonly pendingWork: number;
  /** Names the log: a reset begins another one, whose sequences start again. */
  readonly logId: string;
}

/** By hand, because it is needed before anything else is: zod would more than double what the stream costs to load. */
export function isClockView(value: unknown): value is ClockView {
  if (typeof value !== 'object' || value === null) return false;
  const has = (name: string, type: 'number' | 'boolean' | 'string') => typeof Reflect.get(value, name) === type;
  const mode: unknown = Reflect.get(value, 'mode');
  const nextEntryAt: unknown = Reflect.get(value, 'nextEntryAt') ?? undefined;
  return (
    ['now', 'speed', 'pendingWork'].every((name) => has(name, 'number')) &&
    ['moving', 'skipWaits'].every((name) => has(name, 'boolean')) &&
    has('logId', 'string') &&
    (mode === 'running' || mode === 'paused') &&
    (nextEntryAt === undefined || typeof nextEntryAt === 'number')
  );
}

/** The clock in an answer; throws on anything that is not one. */
export function parseClockView(value: unknown): ClockView {
  if (!isClockView(value)) throw new TypeError('not a clock');
  return value;
}
