'use client';

import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';

/** The editor's dialog: nearly the whole screen, all of it on a phone. Asks before unsaved work is thrown away. */
export function EditorFrame({
  title,
  actions,
  unsaved = false,
  onClose,
  onKeyDown,
  children,
}: {
  title: string;
  actions?: ReactNode;
  unsaved?: boolean;
  onClose: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  children: ReactNode;
}) {
  const [asking, setAsking] = useState(false);
  const content = useRef<HTMLDivElement>(null);
  const close = () => (unsaved ? setAsking(true) : onClose());
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/45" />
        <Dialog.Content
          ref={content}
          aria-describedby={undefined}
          tabIndex={-1}
          onOpenAutoFocus={(event) => {
            // Not to the first button, which closes.
            event.preventDefault();
            content.current?.focus();
          }}
          onKeyDown={onKeyDown}
          onEscapeKeyDown={(event) => isInCode(event.target) && event.preventDefault()}
          onInteractOutside={(event) => event.preventDefault()}
          className="fixed inset-0 z-50 flex flex-col overflow-hidden bg-panel outline-none lg:inset-x-[max(24px,calc(50vw-660px))] lg:inset-y-6 lg:rounded-xl lg:border lg:border-edge lg:shadow-float"
        >
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 pr-2 pl-4">
            <Dialog.Title className="min-w-0 flex-1 truncate font-semibold">{title}</Dialog.Title>
            {actions}
            <Dialog.Close
              aria-label="Close"
              className="inline-flex size-8 items-center justify-center rounded-md text-mute hover:bg-raise hover:text-text max-lg:size-11"
            >
              <X aria-hidden size={15} />
            </Dialog.Close>
          </div>
          {asking && unsaved ? <DiscardQuestion onKeep={() => setAsking(false)} onDiscard={onClose} /> : null}
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function DiscardQuestion({ onKeep, onDiscard }: { onKeep: () => void; onDiscard: () => void }) {
  return (
    <div role="alert" className="flex flex-wrap items-center gap-2 border-b border-line bg-raise px-4 py-2">
      <span className="flex-1 text-small">There are changes that are not saved.</span>
      <Button autoFocus onClick={onKeep}>
        Keep editing
      </Button>
      <Button variant="danger" onClick={onDiscard}>
        Throw them away
      </Button>
    </div>
  );
}

/** There Escape belongs to the code: it ends a search, or lets the next Tab leave. */
function isInCode(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.cm-editor') !== null;
}
