import { checkFirstAnswer, ORDER_EVENT } from './order-handler.mjs';

/** An execution environment that has loaded its module. Takes and gives JSON text. */
export interface StartedEnvironment {
  invoke(payload: string): Promise<string>;
  end(): void;
}

export type StartEnvironment = () => Promise<StartedEnvironment>;

/** From nothing to the first answer, each time in a new environment. */
export async function measureColdStarts(start: StartEnvironment, times: number): Promise<number[]> {
  const tookMs: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const startedAt = performance.now();
    const environment = await start();
    const body = await environment.invoke(ORDER_EVENT);
    tookMs.push(performance.now() - startedAt);
    checkFirstAnswer(body);
    environment.end();
  }
  return tookMs;
}

/** Invokes in `inFlight` environments at once, each waiting for its answer before the next. */
export async function measureWarmInvokes(start: StartEnvironment, invokes: number, inFlight: number) {
  const environments = await Promise.all(Array.from({ length: inFlight }, () => start()));
  const latenciesMs: number[] = [];
  const invokeAll = async (environment: StartedEnvironment) => {
    for (let left = Math.ceil(invokes / inFlight); left > 0; left -= 1) {
      const sentAt = performance.now();
      await environment.invoke(ORDER_EVENT);
      latenciesMs.push(performance.now() - sentAt);
    }
  };
  const startedAt = performance.now();
  await Promise.all(environments.map(invokeAll));
  const seconds = (performance.now() - startedAt) / 1_000;
  for (const environment of environments) environment.end();
  return { perSecond: latenciesMs.length / seconds, latenciesMs };
}

/** What each environment adds to the memory of the process, once it has run. */
export async function measureMemory(start: StartEnvironment, environments: number) {
  const collectGarbage = globalThis.gc;
  if (collectGarbage === undefined) throw new Error('run with --expose-gc');
  const rss = () => {
    collectGarbage();
    return process.memoryUsage().rss;
  };
  const alone = rss();
  const first = await start();
  await first.invoke(ORDER_EVENT);
  const before = rss();
  const held = [first];
  for (let number = 0; number < environments; number += 1) {
    const environment = await start();
    await environment.invoke(ORDER_EVENT);
    held.push(environment);
  }
  const after = rss();
  for (const environment of held) environment.end();
  return { bytesEach: (after - before) / environments, bytesOfFirst: before - alone };
}
