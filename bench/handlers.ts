import { SandboxThread } from '@/lib/handlers/sandbox-thread';
import { measureColdStarts, measureMemory, measureWarmInvokes, type StartEnvironment } from './handler-measures';
import { sandboxEnvironments } from './sandbox-environments';
import { vmEnvironments } from './vm-environments';

/**
 * One round of one handler in the lab's sandbox and in plain node:vm, in turns in one process: `speed`. Memory takes a process
 * for each: `memory sandbox`, `memory vm`. Run with --expose-gc in the project's folder; prints JSON.
 */
const { measure, way, coldStarts, invokes, inFlight, environments } = JSON.parse(process.argv[2] ?? '{}');
const thread = new SandboxThread();
const ways: Record<string, StartEnvironment> = { sandbox: sandboxEnvironments(thread), vm: vmEnvironments() };

process.stdout.write(JSON.stringify(measure === 'memory' ? await memory(ways[way]) : await speed()));
thread.close();

async function memory(start: StartEnvironment | undefined) {
  if (start === undefined) throw new Error(`no way ${way}`);
  return measureMemory(start, environments);
}

async function speed() {
  const results: Record<string, unknown> = {};
  for (const [name, start] of Object.entries(ways)) {
    const [first = 0] = await measureColdStarts(start, 1);
    await measureWarmInvokes(start, invokes / 4, 1);
    const coldMs = await measureColdStarts(start, coldStarts);
    const { perSecond, latenciesMs } = await measureWarmInvokes(start, invokes, 1);
    const together = await measureWarmInvokes(start, invokes, inFlight);
    results[name] = { firstMs: first, coldMs, perSecond, latenciesMs, togetherPerSecond: together.perSecond };
  }
  return results;
}
