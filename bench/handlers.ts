import { SandboxThread } from '@/lib/handlers/sandbox-thread';
import { measureColdStarts, measureMemory, measureWarmInvokes, type StartEnvironment } from './handler-measures';
import { sandboxEnvironments } from './sandbox-environments';
import { vmEnvironments } from './vm-environments';

/**
 * One handler in the lab's sandbox and in plain node:vm: `speed` of both by turns in one process; `memory` takes a process for
 * each way. Run with --expose-gc in the project's folder; prints JSON.
 */
interface Ask {
  readonly measure: 'speed' | 'memory';
  readonly way: 'sandbox' | 'vm';
  readonly coldStarts: number;
  readonly invokes: number;
  readonly inFlight: number;
  readonly environments: number;
}

const ask: Ask = JSON.parse(process.argv[2] ?? '{}');
const thread = new SandboxThread();
const ways: Record<Ask['way'], StartEnvironment> = { vm: vmEnvironments(), sandbox: sandboxEnvironments(thread) };

process.stdout.write(JSON.stringify(await measured()));
thread.close();

async function measured() {
  if (ask.measure === 'memory') return measureMemory(ways[ask.way], ask.environments);
  return { vm: await speedOf(ways.vm), sandbox: await speedOf(ways.sandbox) };
}

async function speedOf(start: StartEnvironment) {
  const [firstMs] = await measureColdStarts(start, 1);
  await measureWarmInvokes(start, ask.invokes / 4, 1);
  const coldMs = await measureColdStarts(start, ask.coldStarts);
  const { perSecond, latenciesMs } = await measureWarmInvokes(start, ask.invokes, 1);
  const together = await measureWarmInvokes(start, ask.invokes, ask.inFlight);
  return { firstMs, coldMs, perSecond, latenciesMs, togetherPerSecond: together.perSecond };
}
