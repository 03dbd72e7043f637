import { describe, expect, it } from 'vitest';
import type { FunctionConfiguration } from '@/lib/engine/function-configuration';
import { invocationStory } from '@/lib/engine/invocation-story';
import { createFunction, sendEvent, TestLab } from '@/lib/engine/test-lab';
import { filteredGroups, logGroups } from './log-groups';

function groupsOf(changes: Partial<FunctionConfiguration> = {}) {
  const lab = new TestLab();
  createFunction(lab, 'f', ['error', 'timeout', 'success'], changes);
  const requestId = sendEvent(lab, 'f');
  lab.runUntilIdle();
  const invocation = lab.state.invocations.get(requestId);
  if (invocation === undefined) throw new Error('gone');
  return logGroups(lab.state, invocation, invocationStory(invocation));
}

describe('the log of an invocation', () => {
  it('is grouped by attempt, its init with the attempt it came before', () => {
    const [first, second, third] = groupsOf();
    expect([first, second, third].map((group) => group?.attempt)).toEqual([1, 2, 3]);
    const init = first?.rows[0];
    expect(init?.short).toMatch(/^INIT_START/);
    expect(init?.at).toBeLessThan(first?.startedAt ?? 0);
  });

  it('has the platform quiet and errors marked', () => {
    const [first, second] = groupsOf();
    expect(first?.rows.map(({ weight }) => weight)).toEqual(['platform', 'platform', 'error', 'platform', 'platform']);
    expect(second?.rows.find(({ weight }) => weight === 'error')?.short).toMatch(/^Task timed out/);
  });

  it('is short without the time and request id that stand elsewhere', () => {
    const rows = groupsOf()[0]?.rows ?? [];
    expect(rows[1]?.short).toBe('START Version: $LATEST');
    expect(rows[2]?.short).toBe('Invoke Error, Error: Attempt 1 failed on purpose');
  });

  it('knows JSON lines and their levels', () => {
    const [first] = groupsOf({ logFormat: 'JSON' });
    expect(first?.rows.every(({ isJson }) => isJson)).toBe(true);
    expect(first?.rows.map(({ weight }) => weight)).toEqual(['platform', 'platform', 'error', 'platform']);
    expect(first?.rows[1]?.short).toBe('platform.start');
    expect(first?.rows[2]?.short).toMatch(/^Invoke Error/);
  });

  it('can be filtered, whatever the case, and groups without a hit are gone', () => {
    const groups = groupsOf();
    expect(filteredGroups(groups, ' TASK timed ').map(({ attempt }) => attempt)).toEqual([2]);
    expect(filteredGroups(groups, '')).toBe(groups);
  });
});
