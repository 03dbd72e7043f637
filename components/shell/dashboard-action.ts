/** Headings of the palette and of the list of keys, in their order there. */
export const ACTION_SECTIONS = ['Invoke', 'Code', 'Clock', 'Moment', 'Find', 'Timeline', 'View', 'Lab'] as const;
export type ActionSection = (typeof ACTION_SECTIONS)[number];

/** One thing the dashboard can do: in the palette by its title, at a key, and in the list of keys. */
export interface DashboardAction {
  readonly id: string;
  readonly title: string;
  readonly section: ActionSection;
  /** `event.key`, lower case; undefined for a choice that an action with a key leads to, and where the timeline listens. */
  readonly key: string | undefined;
  /** The key as printed. */
  readonly keyText: string | undefined;
  /** With Ctrl or Cmd; such keys work while typing too. */
  readonly withControl: boolean;
  /** Other words that find it in the palette. */
  readonly synonyms?: string;
  /** Id of the action with a key that leads to this choice, such as one function of many. */
  readonly choiceOf?: string;
  run(): void;
}

interface ActionWords {
  readonly id: string;
  readonly title: string;
  readonly synonyms?: string;
}

/** An action at a key of its own. `Ctrl Enter` is written as `Ctrl+enter`. */
export function keyed(section: ActionSection, key: string, words: ActionWords, run: () => void): DashboardAction {
  const withControl = key.startsWith('Ctrl+');
  const bare = withControl ? key.slice('Ctrl+'.length) : key;
  return { ...words, section, key: bare, keyText: printed(bare, withControl), withControl, run };
}

/** One of many that an action with a key leads to: it needs no key of its own. */
export function choice(section: ActionSection, choiceOf: string, words: ActionWords, run: () => void): DashboardAction {
  return { ...words, section, choiceOf, key: undefined, keyText: undefined, withControl: false, run };
}

/** The action a key press asks for. Single keys are left to whatever is being typed in or pressed. */
export function actionOf(actions: readonly DashboardAction[], event: KeyboardEvent): DashboardAction | undefined {
  const control = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  const found = actions.find((action) => action.key === key && action.withControl === control);
  if (found === undefined || event.altKey || event.repeat) return undefined;
  if (!control && (event.defaultPrevented || isTaken(event.target, key))) return undefined;
  return found;
}

/** True where the key already means something: text, choices, and Space or Enter on what can be pressed. */
function isTaken(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable="true"]'))
    return true;
  if (target.closest('[role="menu"], [role="listbox"]')) return true;
  return (key === ' ' || key === 'enter') && target.closest('button, a, summary, input, [role="tab"]') !== null;
}

function printed(key: string, withControl: boolean): string {
  const name = KEY_NAMES[key] ?? key.toUpperCase();
  return withControl ? `Ctrl ${name}` : name;
}

const KEY_NAMES: Readonly<Record<string, string>> = { ' ': 'Space', enter: 'Enter', '-': '−', delete: 'Del' };
