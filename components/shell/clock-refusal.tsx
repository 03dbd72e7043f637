import { X } from 'lucide-react';
import { IconButton } from '@/components/ui/button';
import { RefusalNotice } from '@/components/ui/notice';

/** What the clock could not do, until it is put away or the next thing works. */
export function ClockRefusal({ error, onClose }: { error: unknown; onClose: () => void }) {
  if (error === null) return null;
  return (
    <div className="fixed top-14 left-1/2 z-30 flex w-[min(440px,calc(100vw-24px))] -translate-x-1/2 items-start gap-1 rounded-lg border border-edge bg-panel p-1.5 shadow-float max-lg:top-28">
      <div className="flex-1">
        <RefusalNotice error={error} />
      </div>
      <IconButton label="Close" onClick={onClose}>
        <X aria-hidden size={14} />
      </IconButton>
    </div>
  );
}
