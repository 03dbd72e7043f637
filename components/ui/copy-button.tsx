'use client';

import { Check, Copy } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { copyText } from '@/lib/client/clipboard';
import { Button, IconButton } from './button';

const SHOWN_MS = 1_500;

/** Copies `text`; says so for a moment. With children it is a button with words. */
export function CopyButton({
  text,
  label,
  children,
}: {
  text: string | (() => string);
  label: string;
  children?: ReactNode;
}) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | undefined>();
  useEffect(() => {
    if (outcome === undefined) return;
    const timer = setTimeout(() => setOutcome(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy() {
    const copied = await copyText(typeof text === 'string' ? text : text());
    setOutcome(copied ? 'copied' : 'refused');
  }

  const name = outcome === 'copied' ? 'Copied' : outcome === 'refused' ? 'The browser refused to copy' : label;
  const icon = outcome === 'copied' ? <Check size={13} className="text-ok" /> : <Copy size={13} />;
  if (children === undefined) {
    return (
      <IconButton label={name} onClick={copy} className="size-6">
        {icon}
      </IconButton>
    );
  }
  return (
    <Button onClick={copy} aria-label={name} title={name}>
      {icon} {children}
    </Button>
  );
}
