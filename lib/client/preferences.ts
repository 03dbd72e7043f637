/** Choices of this browser, kept in local storage. Storage can be refused (private windows): then they last as long as the page. */

/** What can be chosen, in the order in which it is offered. */
export const THEME_CHOICES = ['system', 'dark', 'light', 'projector'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];
export type Theme = Exclude<ThemeChoice, 'system'>;

/** What each choice is called. */
export const THEME_WORDS: Readonly<Record<ThemeChoice, string>> = {
  system: 'as the system has it',
  dark: 'dark',
  light: 'light',
  projector: 'projector',
};

const THEME_KEY = 'invocation-lab.theme';
const PRESENTER_KEY = 'invocation-lab.presenter';

/** Runs before the first paint, so that no page flashes in the wrong theme or size. */
export const THEME_SCRIPT = `(()=>{let c,p;try{c=localStorage.getItem('${THEME_KEY}');p=localStorage.getItem('${PRESENTER_KEY}')==='on'}catch{}
const d=document.documentElement.dataset;if(p)d.presenter='';
d.theme=p?'projector':c==='dark'||c==='light'||c==='projector'?c:matchMedia('(prefers-color-scheme: light)').matches?'light':'dark'})()`;

/** What was chosen here before; `system` when nothing was. */
export function storedThemeChoice(): ThemeChoice {
  const stored = readPreference(THEME_KEY);
  return THEME_CHOICES.find((choice) => choice === stored) ?? 'system';
}

/** Whether this browser shows things to a room: the projector theme, larger, with little beside the picture. */
export function isPresenting(): boolean {
  return readPreference(PRESENTER_KEY) === 'on';
}

/** Keeps the choice and shows it at once. */
export function chooseTheme(choice: ThemeChoice): void {
  writePreference(THEME_KEY, choice);
  applyTheme();
}

/** Begins or ends presenting. The chosen theme waits until it has ended. */
export function present(on: boolean): void {
  writePreference(PRESENTER_KEY, on ? 'on' : 'off');
  applyTheme();
}

/** Shows what is chosen. */
export function applyTheme(): void {
  const { dataset } = document.documentElement;
  const presenting = isPresenting();
  const prefersLight = matchMedia('(prefers-color-scheme: light)').matches;
  if (presenting) dataset.presenter = '';
  else delete dataset.presenter;
  dataset.theme = presenting ? 'projector' : resolveTheme(storedThemeChoice(), prefersLight);
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
    return lasting.get(key);
  }
}

/** Keeps a value where storage allows it. */
export function writePreference(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    lasting.set(key, value);
  }
}

/** Where storage is refused: until the page is left. */
const lasting = new Map<string, string>();
