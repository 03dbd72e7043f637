import { THEME_CHOICES, THEME_WORDS, type ThemeChoice } from '@/lib/client/preferences';
import { choice, type DashboardAction, keyed } from './dashboard-action';
import type { View } from './view';

/** What the shell's own actions need. */
export interface ViewCommands {
  showView(view: View): void;
  openPalette(): void;
  openHelp(): void;
  askReset(): void;
  nextTheme(): void;
  chooseTheme(theme: ThemeChoice): void;
  togglePresenter(): void;
  toggleInvoke(): void;
  toggleInspector(): void;
}

/** What is seen of the page, and the lab as a whole. */
export function viewActions(shell: ViewCommands): DashboardAction[] {
  return [
    keyed('View', '1', { id: 'timeline', title: 'Show the timeline', synonyms: 'gantt chart' }, () =>
      shell.showView('timeline'),
    ),
    keyed('View', '2', { id: 'flow', title: 'Show the flow', synonyms: 'map graph routes' }, () =>
      shell.showView('flow'),
    ),
    keyed('View', '3', { id: 'table', title: 'Show the table', synonyms: 'list rows' }, () => shell.showView('table')),
    keyed('View', '<', { id: 'toggle-invoke', title: 'Show or hide the invoke panel', synonyms: 'left sidebar' }, () =>
      shell.toggleInvoke(),
    ),
    keyed(
      'View',
      '>',
      { id: 'toggle-inspector', title: 'Show or hide the inspector', synonyms: 'right sidebar details' },
      shell.toggleInspector,
    ),
    keyed(
      'View',
      'p',
      { id: 'presenter', title: 'Presenter mode', synonyms: 'projector present large fullscreen class' },
      shell.togglePresenter,
    ),
    keyed('View', 't', { id: 'theme', title: 'Change the theme', synonyms: 'dark light colours' }, shell.nextTheme),
    ...THEME_CHOICES.map((theme) =>
      choice('View', 'theme', { id: `theme-${theme}`, title: `Theme: ${THEME_WORDS[theme]}` }, () =>
        shell.chooseTheme(theme),
      ),
    ),
    keyed('View', '?', { id: 'help', title: 'Show all keys', synonyms: 'help shortcuts keyboard' }, shell.openHelp),
    keyed('View', 'Ctrl+k', { id: 'palette', title: 'Open the command palette', synonyms: 'find' }, shell.openPalette),
    keyed('Lab', 'z', { id: 'reset', title: 'Reset the lab', synonyms: 'clear delete start over' }, shell.askReset),
  ];
}
