/** One thing the dashboard can do: in the palette by its title, at a key, and in the list of keys. */
export interface DashboardAction {
  readonly id: string;
  readonly title: string;
  readonly section: 'Invoke' | 'Code' | 'Clock' | 'Moment' | 'View' | 'Lab';
  /** `event.key`, lower case; undefined for one that only the palette has. */
  readonly key: string | undefined;
  /** The key as printed. */
  readonly keyText: string | undefined;
  /** With Ctrl or Cmd; such keys work while typing too. */
  readonly withControl: boolean;
  run(): void;
}

/** Keys that views handle themselves while they have the focus; listed in the help. */
export const TIMELINE_KEYS: readonly { readonly keyText: string; readonly title: string }[] = [
  { keyText: 'W S', title: 'Zoom in and out' },
  { keyText: 'A D', title: 'Pan left and right' },
  { keyText: '← → ↑ ↓', title: 'Move between spans and rows' },
  { keyText: 'F', title: 'Centre the selection, then fit its whole life' },
  { keyText: '. ,', title: 'Next and previous attempt' },
  { keyText: 'Shift drag', title: 'Add up a part of time' },
  { keyText: 'Shift ← →', title: 'Move its end; ↑ ↓ its beginning; Escape clears it' },
];

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
  return (key === ' ' || key === 'enter') && target.closest('button, a, summary, input, [role="tab"]') !== null;
}
