'use client';

import { Plus, X } from 'lucide-react';
import { Button, IconButton } from '@/components/ui/button';
import type { EnvironmentVariable } from '@/lib/client/function-draft';
import { INPUT } from './input-style';

/** Names and values, one row each. */
export function EnvironmentFields({
  rows,
  onChange,
}: {
  rows: readonly EnvironmentVariable[];
  onChange: (rows: readonly EnvironmentVariable[]) => void;
}) {
  const set = (id: number, part: Partial<EnvironmentVariable>) =>
    onChange(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));
  const add = () => onChange([...rows, { id: 1 + Math.max(0, ...rows.map(({ id }) => id)), name: '', value: '' }]);
  return (
    <div className="flex flex-col gap-1.5">
      {rows.map((row, index) => (
        <div key={row.id} className="grid grid-cols-[2fr_3fr_auto] items-center gap-1.5">
          <input
            aria-label={`Name of variable ${index + 1}`}
            placeholder="TABLE_NAME"
            value={row.name}
            onChange={(event) => set(row.id, { name: event.target.value })}
            spellCheck={false}
            autoCapitalize="off"
            className={INPUT}
          />
          <input
            aria-label={`Value of variable ${index + 1}`}
            placeholder="orders"
            value={row.value}
            onChange={(event) => set(row.id, { value: event.target.value })}
            spellCheck={false}
            autoCapitalize="off"
            className={INPUT}
          />
          <IconButton
            label={`Remove variable ${row.name === '' ? index + 1 : row.name}`}
            onClick={() => onChange(rows.filter(({ id }) => id !== row.id))}
          >
            <X aria-hidden size={13} />
          </IconButton>
        </div>
      ))}
      <div>
        <Button variant="quiet" onClick={add}>
          <Plus aria-hidden size={12} /> Add a variable
        </Button>
      </div>
    </div>
  );
}
