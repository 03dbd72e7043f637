/** Choices of this browser, kept in local storage. Storage can be refused (private windows): then they last as long as the page. */

export type ThemeChoice = 'system' | 'dark' | 'light';
export type Theme = 'dark' | 'light';

const THEME_KEY = 'invocation-lab.theme';

/** Runs before the first paint, so that no page flashes in the wrong theme. */
export const THEME_SCRIPT = `(()=>{let c;try{c=localStorage.getItem('${THEME_KEY}')}catch{}
document.documentElement.dataset.theme=c==='dark'||c==='light'?c:matchMedia('(prefers-color-scheme: light)').matches?'light':'dark'})()`;

/** What was chosen here before; `system` when nothing was. */
export function storedThemeChoice(): ThemeChoice {
  const stored = readPreference(THEME_KEY);
  return stored === 'dark' || stored === 'light' ? stored : 'system';
}

/** Keeps the choice and shows it at once. */
export function chooseTheme(choice: ThemeChoice): void {
  writePreference(THEME_KEY, choice);
  applyTheme(choice);
}

/** Shows the theme of a choice. */
export function applyTheme(choice: ThemeChoice): void {
  document.documentElement.dataset.theme = resolveTheme(choice, matchMedia('(prefers-color-scheme: light)').matches);
}

/** The theme a choice stands for, given what the system prefers. */
export function resolveTheme(choice: ThemeChoice, systemPrefersLight: boolean): Theme {
  if (choice !== 'system') return choice;
  return systemPrefersLight ? 'light' : 'dark';
}

/** A kept value, or undefined when there is none or storage is refused. */
export function readPreference(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value where storage allows it. */
export function writePreference(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Refused: the choice holds until the page is left.
  }
}
