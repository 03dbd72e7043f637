import type { Command } from '@/lib/engine/commands';
import type { ScriptedCode } from '@/lib/engine/function-configuration';
import { type LabAccount, sampleCommands } from './sample-functions';

/** The sample functions without their code, for tests of the process around them: nothing has to be computed for those. */
export function scriptedSamples(account: LabAccount): readonly Command[] {
  return sampleCommands(account).map((command) => {
    if (command.type !== 'create-function') return command;
    const { configuration, faultPlan } = command;
    const code: ScriptedCode = {
      kind: 'scripted',
      durationMs: DURATIONS_MS[configuration.functionName] ?? { min: 20, max: 90 },
      memoryUsedMb: { min: 58, max: 92 },
      response: { kind: 'echo' },
    };
    const outcomes: typeof faultPlan.outcomes =
      configuration.functionName === 'always-fails' ? ['error'] : faultPlan.outcomes;
    return { ...command, configuration: { ...configuration, code }, faultPlan: { ...faultPlan, outcomes } };
  });
}

const DURATIONS_MS: Readonly<Record<string, ScriptedCode['durationMs']>> = {
  'place-order': { min: 30, max: 120 },
  'process-batch': { min: 4_000, max: 9_000 },
  'flaky-payment': { min: 60, max: 240 },
  'always-fails': { min: 25, max: 80 },
  'send-receipt': { min: 40, max: 110 },
};
