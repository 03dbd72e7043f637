'use client';

import { Field } from '@/components/ui/field';
import { SectionHeading } from '@/components/ui/section';
import { NODE_RUNTIMES } from '@/lib/client/function-draft';
import {
  FUNCTION_NAME_MAX_LENGTH,
  MEMORY_MAX_MB,
  MEMORY_MIN_MB,
  TIMEOUT_MAX_SECONDS,
  TIMEOUT_MIN_SECONDS,
} from '@/lib/engine/limits';
import { EnvironmentFields } from './environment-fields';
import { INPUT } from './input-style';
import type { DraftControl } from './use-function-draft';

/** Name, handler, runtime, limits and environment variables. What is out of range the service refuses, in its own words. */
export function FunctionForm({ control }: { control: DraftControl }) {
  const { draft, change, isNew } = control;
  const runtimes: readonly string[] = NODE_RUNTIMES;
  return (
    <div className="flex flex-col gap-3.5">
      {isNew ? (
        <Field label="Name" hint="Letters, digits, - and _. It cannot be changed later.">
          {(id) => (
            <input
              id={id}
              value={draft.functionName}
              maxLength={FUNCTION_NAME_MAX_LENGTH}
              onChange={(event) => change({ functionName: event.target.value })}
              spellCheck={false}
              autoCapitalize="off"
              className={INPUT}
            />
          )}
        </Field>
      ) : null}
      <Field label="Handler" hint="File, dot, the name it exports.">
        {(id) => (
          <input
            id={id}
            value={draft.handler}
            onChange={(event) => change({ handler: event.target.value })}
            spellCheck={false}
            autoCapitalize="off"
            className={INPUT}
          />
        )}
      </Field>
      <Field label="Runtime" hint="Only the language of Node runs here.">
        {(id) => (
          <select
            id={id}
            value={draft.runtime}
            onChange={(event) => change({ runtime: event.target.value })}
            className={INPUT}
          >
            {[...new Set([...runtimes, draft.runtime])].map((runtime) => (
              <option key={runtime}>{runtime}</option>
            ))}
          </select>
        )}
      </Field>
      <div className="grid grid-cols-2 gap-2">
        <Field label="Timeout (s)" hint={`${TIMEOUT_MIN_SECONDS} to ${TIMEOUT_MAX_SECONDS}`}>
          {(id) => (
            <NumberInput
              id={id}
              value={draft.timeoutSeconds}
              onChange={(timeoutSeconds) => change({ timeoutSeconds })}
            />
          )}
        </Field>
        <Field label="Memory (MB)" hint={`${MEMORY_MIN_MB} to ${MEMORY_MAX_MB.toLocaleString('en')}`}>
          {(id) => (
            <NumberInput id={id} value={draft.memorySizeMb} onChange={(memorySizeMb) => change({ memorySizeMb })} />
          )}
        </Field>
      </div>
      <div>
        <SectionHeading>Environment variables</SectionHeading>
        <EnvironmentFields rows={draft.environment} onChange={(environment) => change({ environment })} />
      </div>
    </div>
  );
}

function NumberInput({ id, value, onChange }: { id: string; value: string; onChange: (value: string) => void }) {
  return (
    <input
      id={id}
      type="number"
      inputMode="numeric"
      min={1}
      step={1}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={INPUT}
    />
  );
}
