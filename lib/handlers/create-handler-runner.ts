import { assert } from '@/lib/engine/assert';
import { foreignRun } from './foreign-run';
import type { HandlerRunner } from './handler-runner';
import { JavascriptRunner } from './javascript-runner';
import type { Sandbox } from './sandbox';
import { scriptedRunner } from './scripted-runner';

/** Runs each function by the kind of its code: scripted outcomes here, JavaScript in the sandbox, other runtimes nowhere. */
export function createHandlerRunner({ sandbox }: { readonly sandbox: Sandbox }): HandlerRunner {
  const javascript = new JavascriptRunner(sandbox);
  return {
    run(effect, state) {
      const environment = state.environments.get(effect.environmentId);
      assert(environment !== undefined, `nothing to run in ${effect.environmentId}`);
      const { code } = environment.configuration;
      switch (code.kind) {
        case 'scripted':
          return scriptedRunner.run(effect, state);
        case 'javascript':
          return javascript.run(effect, state, code);
        case 'foreign':
          return foreignRun(environment.configuration.runtime);
      }
    },
    answer: (environmentId, answer) => javascript.answer(environmentId, answer),
    forget: (environmentId) => javascript.forget(environmentId),
    sweep: (state) => javascript.sweep(state),
    close: () => sandbox.close(),
  };
}
