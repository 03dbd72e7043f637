import type { FunctionConfiguration } from '@/lib/engine/function-configuration';
import type { RunEffect } from '@/lib/engine/handler-run';
import type { LabState } from '@/lib/engine/state';
import type { HandlerRunner } from './handler-runner';
import { JavascriptRunner } from './javascript-runner';
import type { Sandbox } from './sandbox';
import { scriptedRunner } from './scripted-runner';

/** Runs each function by the kind of its code: scripted outcomes here, JavaScript in the sandbox. */
export function createHandlerRunner({ sandbox }: { readonly sandbox: Sandbox }): HandlerRunner {
  const javascript = new JavascriptRunner(sandbox);
  return {
    run(effect, state) {
      const { code } = configurationOf(effect, state);
      switch (code.kind) {
        case 'scripted':
          return scriptedRunner.run(effect, state);
        case 'javascript':
          return javascript.run(effect, state, code);
      }
    },
    answer: (environmentId, answer) => javascript.answer(environmentId, answer),
    close: () => sandbox.close(),
  };
}

function configurationOf({ environmentId, requestId }: RunEffect, state: LabState): FunctionConfiguration {
  const functionName = state.invocations.get(requestId)?.functionName ?? '';
  const fn = state.functions.get(functionName) ?? state.deletedFunctions.get(functionName);
  if (fn === undefined) throw new Error(`nothing to run in ${environmentId}`);
  return fn.configuration;
}
