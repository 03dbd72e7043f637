'use client';

import { X } from 'lucide-react';
import { Dialog as RadixDialog } from 'radix-ui';
import { type ReactNode, useState } from 'react';

/** A dialog over the page: focus stays inside, Escape closes, focus goes back where it was. */
export function Dialog({
  title,
  hideTitle = false,
  onClose,
  children,
  className = '',
}: {
  title: string;
  hideTitle?: boolean;
  onClose: () => void;
  children: ReactNode;
  className?: string;
}) {
  // Ours are opened by keys as well as by buttons, so that there is no trigger that Radix could go back to.
  const [opener] = useState(() => document.activeElement);
  return (
    <RadixDialog.Root open onOpenChange={(open) => !open && onClose()}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 bg-black/45" />
        <RadixDialog.Content
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener instanceof HTMLElement) opener.focus();
          }}
          className={`fixed top-[12vh] left-1/2 z-50 flex max-h-[76vh] w-[min(560px,calc(100vw-24px))] -translate-x-1/2 flex-col overflow-hidden rounded-xl border border-edge bg-panel shadow-float outline-none ${className}`}
        >
          {hideTitle ? (
            <RadixDialog.Title className="sr-only">{title}</RadixDialog.Title>
          ) : (
            <div className="flex items-center justify-between border-b border-line py-2 pr-2 pl-4">
              <RadixDialog.Title className="font-semibold">{title}</RadixDialog.Title>
              <RadixDialog.Close
                aria-label="Close"
                className="inline-flex size-8 items-center justify-center rounded-md text-mute hover:bg-raise hover:text-text max-lg:size-11"
              >
                <X aria-hidden size={15} />
              </RadixDialog.Close>
            </div>
          )}
          {children}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
