'use client';

import { type FormEvent, useState } from 'react';
import { OutcomeChips } from '@/components/invoke/outcome-chips';
import { useLabAddress } from '@/components/lab/use-lab-address';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { RefusalNotice } from '@/components/ui/notice';
import { useEventInvokeConfig, useReservedConcurrency } from '@/lib/client/queries';
import {
  EVENT_AGE_DEFAULT_SECONDS,
  EVENT_AGE_MAX_SECONDS,
  EVENT_AGE_MIN_SECONDS,
  RETRY_ATTEMPTS_DEFAULT,
  RETRY_ATTEMPTS_MAX,
} from '@/lib/engine/limits';
import type { FunctionState } from '@/lib/engine/state';

/** What can be changed here: reserved concurrency, retries, event age, outcome script. Each goes through AWS's own operation. */
export function FunctionSettings({ functionName, fn }: { functionName: string; fn: FunctionState }) {
  return (
    <div className="grid gap-4 rounded-lg border border-line bg-bg p-3 lg:grid-cols-3">
      <ConcurrencyForm functionName={functionName} reserved={fn.reservedConcurrency} />
      <RetryForm functionName={functionName} fn={fn} />
      <OutcomeChips functionName={functionName} />
    </div>
  );
}

function ConcurrencyForm({ functionName, reserved }: { functionName: string; reserved: number | undefined }) {
  const write = useReservedConcurrency(useLabAddress());
  const [text, setText] = useState(reserved === undefined ? '' : String(reserved));
  const save = (next: string) => write.mutate({ functionName, reserved: next === '' ? undefined : Number(next) });
  return (
    <form onSubmit={onSubmit(() => save(text))} className="flex flex-col gap-2">
      <Field label="Reserved concurrency" hint="Empty: none reserved. 0 switches the function off.">
        {(id) => <NumberInput id={id} value={text} onChange={setText} min={0} />}
      </Field>
      <div className="flex flex-wrap gap-1.5">
        <Button type="submit" disabled={write.isPending}>
          Save
        </Button>
        <Button variant="quiet" disabled={write.isPending} onClick={() => save('0')}>
          Set 0: off
        </Button>
        {reserved === undefined ? null : (
          <Button variant="quiet" disabled={write.isPending} onClick={() => save('')}>
            Remove
          </Button>
        )}
      </div>
      <RefusalNotice error={write.error} />
    </form>
  );
}

function RetryForm({ functionName, fn }: { functionName: string; fn: FunctionState }) {
  const config = fn.eventInvokeConfigs.get('$LATEST')?.config;
  const write = useEventInvokeConfig(useLabAddress());
  const [retries, setRetries] = useState(String(config?.maximumRetryAttempts ?? RETRY_ATTEMPTS_DEFAULT));
  const [age, setAge] = useState(String(config?.maximumEventAgeSeconds ?? EVENT_AGE_DEFAULT_SECONDS));
  const save = () =>
    write.mutate({
      functionName,
      maximumRetryAttempts: Number(retries),
      maximumEventAgeSeconds: Number(age),
      exists: config !== undefined,
    });
  return (
    <form onSubmit={onSubmit(save)} className="flex flex-col gap-2">
      <div className="grid grid-cols-2 gap-2">
        <Field label="Retries" hint={`0 to ${RETRY_ATTEMPTS_MAX}`}>
          {(id) => <NumberInput id={id} value={retries} onChange={setRetries} min={0} required />}
        </Field>
        <Field label="Event age (s)" hint={`${EVENT_AGE_MIN_SECONDS} to ${EVENT_AGE_MAX_SECONDS}`}>
          {(id) => <NumberInput id={id} value={age} onChange={setAge} min={0} required />}
        </Field>
      </div>
      <div>
        <Button type="submit" disabled={write.isPending}>
          Save
        </Button>
      </div>
      <RefusalNotice error={write.error} />
    </form>
  );
}

/** Limits above the minimum are the service's to refuse, in its own words. */
function NumberInput({
  id,
  value,
  onChange,
  min,
  required = false,
}: {
  id: string;
  value: string;
  onChange: (value: string) => void;
  min: number;
  required?: boolean;
}) {
  return (
    <input
      id={id}
      type="number"
      inputMode="numeric"
      min={min}
      step={1}
      required={required}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="w-full rounded-md border border-line bg-panel px-2 py-1 font-mono text-small hover:border-edge max-lg:min-h-11 max-lg:text-[16px]"
    />
  );
}

function onSubmit(act: () => void) {
  return (event: FormEvent) => {
    event.preventDefault();
    act();
  };
}
