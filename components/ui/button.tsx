'use client';

import { type ComponentProps, type ReactNode, useRef } from 'react';
import { Tooltip } from './tooltip';

type Variant = 'primary' | 'outline' | 'quiet' | 'danger';

const BASE =
  'inline-flex items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-colors disabled:opacity-45 max-lg:min-h-11';

const VARIANTS: Record<Variant, string> = {
  primary: 'bg-accent text-on-accent hover:brightness-110 px-3 py-2 font-semibold',
  outline: 'border border-line bg-bg px-2 py-1 text-small text-text hover:border-edge hover:bg-raise max-lg:px-3',
  quiet: 'px-2 py-1 text-small text-mute hover:bg-raise hover:text-text max-lg:px-3',
  danger: 'border border-err/60 px-2 py-1 text-small text-err hover:bg-err/10 max-lg:px-3',
};

/** A button with words on it. */
export function Button({
  variant = 'outline',
  className = '',
  ...rest
}: ComponentProps<'button'> & { variant?: Variant }) {
  return <button type="button" className={`${BASE} ${VARIANTS[variant]} ${className}`} {...rest} />;
}

/** A button with only an icon; `label` is its name, and with its key the words of its tooltip. */
export function IconButton({
  label,
  keyText,
  children,
  className = '',
  ...rest
}: ComponentProps<'button'> & { label: string; keyText?: string; children: ReactNode }) {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={label}
        aria-keyshortcuts={keyText?.replace(/^Ctrl /, 'Control+')}
        className={`inline-flex size-7 shrink-0 items-center justify-center rounded-md text-mute transition-colors hover:bg-raise hover:text-text aria-pressed:text-text disabled:opacity-40 max-lg:size-11 ${className}`}
        {...rest}
      >
        {children}
      </button>
      <Tooltip anchor={button} label={label} keyText={keyText} />
    </>
  );
}
