import { expect, it } from 'vitest';
import { interventionActions } from '@/components/moment/use-intervention-actions';
import { momentActions } from '@/components/moment/use-moment-actions';
import { THEME_CHOICES } from '@/lib/client/preferences';
import { ACTION_SECTIONS, type DashboardAction } from './dashboard-action';
import { timelineActions } from './timeline-actions';
import { TIMELINE_KEYS } from './timeline-key-list';
import { clockActions } from './use-clock-actions';
import { codeActions } from './use-code-actions';
import { filterActions } from './use-filter-actions';
import { invokeActions } from './use-invoke-actions';
import { viewActions } from './view-actions';

const nothing = () => {};
const functionNames = ['place-order', 'always-fails'];
const ACTIONS: readonly DashboardAction[] = [
  ...invokeActions({ functionNames, send: nothing, replay: nothing, change: nothing, goTo: nothing }),
  ...codeActions({ functionNames, create: nothing, editChosen: nothing, edit: nothing }),
  ...clockActions({ paused: false, skipWaits: false, speed: 1, ask: nothing }),
  ...momentActions({ step: nothing, toNow: nothing, toBeginning: nothing, fork: nothing }),
  ...interventionActions(nothing),
  ...timelineActions(nothing),
  ...filterActions({ search: nothing, nextFailure: nothing, clear: nothing, toggle: nothing }),
  ...viewActions({
    showView: nothing,
    openPalette: nothing,
    openHelp: nothing,
    askReset: nothing,
    nextTheme: nothing,
    chooseTheme: nothing,
    togglePresenter: nothing,
    toggleInvoke: nothing,
    toggleInspector: nothing,
  }),
];

it('gives every action a key, or an action with a key that leads to it', () => {
  const withKey = new Set(ACTIONS.filter(({ keyText }) => keyText !== undefined).map(({ id }) => id));
  const unreachable = ACTIONS.filter(({ keyText, choiceOf }) => keyText === undefined && !withKey.has(choiceOf ?? ''));
  expect(unreachable).toEqual([]);
});

it('gives no key to two actions, and none that the timeline has', () => {
  const keys = ACTIONS.flatMap(({ keyText }) => keyText ?? []);
  // `Shift drag` and the like are no keys of their own.
  const timelineKeys = TIMELINE_KEYS.filter(({ keyText }) => !keyText.startsWith('Shift')).flatMap(({ keyText }) =>
    keyText.split(' '),
  );
  expect(new Set([...keys, ...timelineKeys]).size).toBe(keys.length + timelineKeys.length);
});

it('names every action once', () => {
  expect(new Set(ACTIONS.map(({ id }) => id)).size).toBe(ACTIONS.length);
  expect(new Set(ACTIONS.map(({ title }) => title)).size).toBe(ACTIONS.length);
});

it('knows the section of every action', () => {
  for (const { section } of ACTIONS) expect(ACTION_SECTIONS).toContain(section);
});

it('offers every theme', () => {
  expect(ACTIONS.filter(({ choiceOf }) => choiceOf === 'theme')).toHaveLength(THEME_CHOICES.length);
});

it('doubles and halves the speed within what the clock allows', () => {
  const asked: unknown[] = [];
  const at = (speed: number) => clockActions({ paused: false, skipWaits: false, speed, ask: (ask) => asked.push(ask) });
  at(8_000)
    .find(({ id }) => id === 'faster')
    ?.run();
  at(0.1)
    .find(({ id }) => id === 'slower')
    ?.run();
  expect(asked).toEqual([
    { action: 'set', speed: 10_000 },
    { action: 'set', speed: 0.1 },
  ]);
});
