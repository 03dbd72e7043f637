import { assert } from '@/lib/engine/assert';
import type { ScriptedCode } from '@/lib/engine/function-configuration';
import type { RunEffect } from '@/lib/engine/handler-run';
import { drawInRange } from '@/lib/engine/random';
import type { Environment, Invocation, LabState } from '@/lib/engine/state';
import type { HandlerRunner, SlicedRun } from './handler-runner';

/**
 * Handlers without code. Each waits for its seeded duration, as a real handler waits for a database, and then answers; so they
 * use the seam (effect out, wait, effect out, outcome in) exactly as real code does.
 */
export const scriptedRunner: HandlerRunner & { run(effect: RunEffect, state: LabState): SlicedRun } = {
  run(effect, state) {
    const invocation = state.invocations.get(effect.requestId);
    const environment = state.environments.get(effect.environmentId);
    assert(invocation !== undefined && environment !== undefined, `nothing to run in ${effect.environmentId}`);
    if (effect.phase === 'init') return initialise(state, environment);
    const { code } = environment.configuration;
    assert(code.kind === 'scripted', `${environment.functionName} is not scripted`);
    if (effect.step === 'start')
      return wait(drawInRange(code.durationMs, state.seed, 'duration', invocation.index, invocation.attempts));
    return answer(state, code, invocation);
  },
};

function initialise({ settings, seed }: LabState, { initNumber }: Environment): SlicedRun {
  const initMs = drawInRange(settings.coldStartMs, seed, 'coldStart', initNumber);
  return finished(initMs, 0, 'null');
}

function answer(state: LabState, code: ScriptedCode, invocation: Invocation): SlicedRun {
  const memoryUsedMb = drawInRange(code.memoryUsedMb, state.seed, 'memory', invocation.index, invocation.attempts);
  return finished(0, memoryUsedMb, code.response.kind === 'echo' ? invocation.payload : code.response.body);
}

function wait(waitMs: number): SlicedRun {
  return { end: { kind: 'waiting', waitMs }, logLines: [] };
}

function finished(computeMs: number, memoryUsedMb: number, body: string): SlicedRun {
  return { end: { kind: 'finished', computeMs, memoryUsedMb, result: { kind: 'response', body } }, logLines: [] };
}
