import { ChartNoAxesGantt, Inbox, ScanSearch, Send } from 'lucide-react';

export type Panel = 'invoke' | 'timeline' | 'inspector' | 'queues';

const PANELS = [
  { id: 'invoke', label: 'Invoke', Icon: Send },
  { id: 'timeline', label: 'Timeline', Icon: ChartNoAxesGantt },
  { id: 'inspector', label: 'Inspector', Icon: ScanSearch },
  { id: 'queues', label: 'Queues', Icon: Inbox },
] as const;

/** On a phone one panel is seen at a time; a thumb chooses. */
export function PhoneNav({ panel, onPanel }: { panel: Panel; onPanel: (panel: Panel) => void }) {
  return (
    <nav
      aria-label="Panels"
      className="grid grid-cols-4 border-t border-line bg-panel pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      {PANELS.map(({ id, label, Icon }) => (
        <button
          key={id}
          type="button"
          aria-current={panel === id ? 'page' : undefined}
          onClick={() => onPanel(id)}
          className="flex min-h-13 flex-col items-center justify-center gap-0.5 border-t-2 border-transparent text-caption text-mute focus-visible:-outline-offset-3 aria-[current=page]:border-accent aria-[current=page]:text-text"
        >
          <Icon aria-hidden size={17} />
          {label}
        </button>
      ))}
    </nav>
  );
}
