'use client';

import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { Key } from '@/components/ui/section';
import { groupFound, searchTitles } from '@/lib/client/palette-search';
import { ACTION_SECTIONS, type DashboardAction } from './dashboard-action';

/** Every action by name: type, arrow, Enter. */
export default function CommandPalette({
  actions,
  onClose,
}: {
  actions: readonly DashboardAction[];
  onClose: () => void;
}) {
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const id = useId();
  const groups = groupFound(searchTitles(inOrder(actions), query), (action) => action.section);
  const found = groups.flatMap((group) => group.items);
  const chosen = found[Math.min(active, found.length - 1)];

  function run(action: DashboardAction | undefined) {
    if (action === undefined) return;
    onClose();
    // After the dialog has given the focus back, so that an action may move it.
    setTimeout(() => action.run());
  }

  function press(event: KeyboardEvent) {
    if (event.key === 'Enter') run(chosen);
    else if (event.key === 'ArrowDown') setActive((active + 1) % Math.max(1, found.length));
    else if (event.key === 'ArrowUp') setActive((active - 1 + found.length) % Math.max(1, found.length));
    else return;
    event.preventDefault();
  }

  return (
    <Dialog title="Command palette" hideTitle onClose={onClose}>
      <div className="flex items-center gap-2 border-b border-line px-3.5">
        <Search aria-hidden size={15} className="text-faint" />
        <input
          role="combobox"
          aria-label="Find an action"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen === undefined ? undefined : `${id}-${chosen.id}`}
          aria-autocomplete="list"
          placeholder="What do you want to do?"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={press}
          className="h-11 flex-1 bg-transparent text-lead outline-none placeholder:text-faint max-lg:text-[16px]"
        />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label="Actions" className="overflow-y-auto p-1.5">
        {groups.map((group) => (
          <fieldset key={group.name} aria-labelledby={`${id}-${group.name}`} className="pb-1.5">
            <p id={`${id}-${group.name}`} className="px-2.5 pt-1.5 pb-1 text-caption font-semibold text-faint">
              {group.name}
            </p>
            {group.items.map((action) => (
              <PaletteOption
                key={action.id}
                id={`${id}-${action.id}`}
                action={action}
                active={action === chosen}
                onRun={() => run(action)}
              />
            ))}
          </fieldset>
        ))}
        {found.length === 0 ? <p className="p-4 text-center text-mute">Nothing is called that.</p> : null}
      </div>
    </Dialog>
  );
}

function PaletteOption({
  id,
  action,
  active,
  onRun,
}: {
  id: string;
  action: DashboardAction;
  active: boolean;
  onRun: () => void;
}) {
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) option.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      ref={option}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      onClick={onRun}
      onKeyDown={(event) => event.key === 'Enter' && onRun()}
      className="flex cursor-pointer items-center gap-3 rounded-md px-2.5 py-1.5 hover:bg-raise/60 aria-selected:bg-raise max-lg:min-h-11"
    >
      <span className="flex-1">{action.title}</span>
      <span className="w-20 text-right whitespace-nowrap">
        {action.keyText === undefined ? null : <Key>{action.keyText}</Key>}
      </span>
    </div>
  );
}

/** By section; within one, what has a key is what is wanted most. */
function inOrder(actions: readonly DashboardAction[]): DashboardAction[] {
  const place = (action: DashboardAction) =>
    ACTION_SECTIONS.indexOf(action.section) * 2 + (action.keyText === undefined ? 1 : 0);
  return [...actions].sort((left, right) => place(left) - place(right));
}
