import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LiveLab } from '@/lib/client/live-lab';
import { TestStream } from '@/lib/client/test-stream';
import { lineId } from '@/lib/timeline/arrangement';
import { rememberArrangement } from './stored-arrangement';
import { TimelineView } from './timeline-view';

const stored = new Map<string, string>();

beforeEach(() => {
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  stored.clear();
});

function newView(): TimelineView {
  return new TimelineView(new LiveLab('000000000000', new TestStream(), () => 0));
}

it('keeps the grouping, the density, the times and the groups that are closed', () => {
  const first = newView();
  rememberArrangement(first);
  first.arrange({ grouping: 'function', density: 'log' });
  first.toggleGroup('function:always-fails');
  first.toggleGroup(lineId('of this lab only'));
  first.tellTime('wall');

  const second = newView();
  rememberArrangement(second);
  expect(second.arrangement).toEqual({
    grouping: 'function',
    density: 'log',
    toggled: new Set(['function:always-fails']),
  });
  expect(second.timeMode).toBe('wall');
});

it.each(['', 'no JSON', '[]', '{"grouping":"by-colour","density":7,"toggled":"all"}'])(
  'begins anew from %j',
  (text) => {
    stored.set('invocation-lab.timeline', text);
    const view = newView();
    rememberArrangement(view);
    expect(view.arrangement).toEqual({ grouping: 'stage', density: 'attempt', toggled: new Set() });
  },
);
