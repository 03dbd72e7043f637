/** The only real time a lab knows. Injected, so that tests own it. */
export interface WallClock {
  /** Milliseconds from any fixed start, never backwards. */
  now(): number;
  /** Calls `fire` once, `ms` from now. Answers how to call it off. */
  setTimer(ms: number, fire: () => void): () => void;
}

/** The longest wait a timer of Node takes; a longer one would fire at once. */
const TIMER_MAX_MS = 2_147_483_647;

/** This process's clock. Its timers do not keep the process alive. */
export const processWallClock: WallClock = {
  now: () => performance.now(),
  setTimer(ms, fire) {
    const timer = setTimeout(fire, Math.min(Math.max(ms, 0), TIMER_MAX_MS)).unref();
    return () => clearTimeout(timer);
  },
};

/** Resolves after everything else that is ready in this process has had its turn. */
export function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
