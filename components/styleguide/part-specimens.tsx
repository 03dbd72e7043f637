'use client';

import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import { CodeBlock, JsonBlock } from '@/components/ui/code-block';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { RuleLink } from '@/components/ui/rule-link';
import { Key } from '@/components/ui/section';

const VARIANTS = ['primary', 'outline', 'quiet', 'danger'] as const;
const INPUT = 'w-full rounded-md border border-line bg-bg px-2.5 py-1.5 max-lg:min-h-11';

/** Each kind, ready, in use and out of use. */
export function ButtonSpecimens() {
  return (
    <div className="flex flex-col gap-2">
      {VARIANTS.map((variant) => (
        <div key={variant} className="flex flex-wrap items-center gap-2">
          <Button variant={variant}>{variant}</Button>
          <Button variant={variant} disabled>
            {variant}, out of use
          </Button>
        </div>
      ))}
      <div className="flex items-center gap-2">
        <IconButton label="Icon button" keyText="Z">
          <RotateCcw aria-hidden size={15} />
        </IconButton>
        <IconButton label="Icon button, pressed" aria-pressed>
          <RotateCcw aria-hidden size={15} />
        </IconButton>
        <IconButton label="Icon button, out of use" disabled>
          <RotateCcw aria-hidden size={15} />
        </IconButton>
        <CopyButton text="sample" label="Copy sample" />
        <CopyButton text="sample" label="Copy as curl">
          curl
        </CopyButton>
      </div>
    </div>
  );
}

export function FieldSpecimens() {
  return (
    <div className="grid max-w-2xl gap-4 sm:grid-cols-2">
      <Field label="Function name" hint="Letters, digits, hyphens and underscores">
        {(id) => <input id={id} defaultValue="place-order" className={INPUT} />}
      </Field>
      <Field label="Memory" hint="A native select: it works with a thumb too">
        {(id) => (
          <select id={id} className={INPUT}>
            <option>128 MB</option>
            <option>512 MB</option>
          </select>
        )}
      </Field>
      <label className="flex items-center gap-2 max-lg:min-h-11">
        <input type="checkbox" defaultChecked className="accent-accent" /> CLI v2
      </label>
    </div>
  );
}

export function NoticeSpecimens() {
  return (
    <div className="flex max-w-2xl flex-col gap-2">
      <Notice tone="info">The function goes on: nobody tells it.</Notice>
      <Notice tone="warn" actions={<Button>Invoke asynchronously instead</Button>}>
        The dead-letter queue will not be used. <RuleLink rule="DLQ-03" />
      </Notice>
      <Notice tone="error">The lab does not answer.</Notice>
    </div>
  );
}

export function CodeSpecimens() {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <JsonBlock label="Sample payload" text={'{"orderId":"A-17","items":[1,2,3],"gift":true,"note":null}'} />
      <CodeBlock label="Sample command" text={'aws lambda invoke --function-name always-fails \\\n  out.json'} />
    </div>
  );
}

export function DialogSpecimens() {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button onClick={() => setOpen(true)}>Open a dialog</Button>
      <span className="text-mute">
        Point at an icon, or give it the focus, and its name and <Key>key</Key> stand beside it.
      </span>
      {isOpen ? (
        <Dialog title="A dialog" onClose={() => setOpen(false)}>
          <div className="flex flex-col gap-3 p-4">
            <p className="text-mute">The focus stays inside; Escape closes it, and the focus goes back.</p>
            <div className="flex justify-end gap-2">
              <Button onClick={() => setOpen(false)}>Keep it</Button>
              <Button variant="danger" onClick={() => setOpen(false)}>
                Throw it away
              </Button>
            </div>
          </div>
        </Dialog>
      ) : null}
    </div>
  );
}
