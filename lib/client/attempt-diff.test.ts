import { describe, expect, it } from 'vitest';
import type { FaultPlan } from '@/lib/engine/function-configuration';
import { invocationStory } from '@/lib/engine/invocation-story';
import { createFunction, sendEvent, TestLab } from '@/lib/engine/test-lab';
import { attemptDiff, type LoggedAttempt } from './attempt-diff';
import { logGroups } from './log-groups';

function attemptsOf(outcomes: FaultPlan['outcomes'], untilMs = 1_000_000): LoggedAttempt[] {
  const lab = new TestLab();
  createFunction(lab, 'f', outcomes);
  const requestId = sendEvent(lab, 'f');
  lab.runTo(untilMs);
  const invocation = lab.state.invocations.get(requestId);
  if (invocation === undefined) throw new Error('gone');
  const story = invocationStory(invocation);
  const groups = logGroups(lab.state, invocation, story);
  return story.chapters.flatMap((attempt) =>
    attempt.kind === 'attempt'
      ? [{ attempt, rows: groups.find((group) => group.attempt === attempt.attempt)?.rows ?? [] }]
      : [],
  );
}

function diffOf([left, right]: readonly (LoggedAttempt | undefined)[]) {
  if (left === undefined || right === undefined) throw new Error('two attempts are needed');
  return attemptDiff(left, right);
}

describe('two attempts', () => {
  it('that timed out alike differ in nothing but time', () => {
    const diff = diffOf(attemptsOf(['timeout']));
    expect(diff.onlyTime).toBe(true);
    expect(diff.fields.filter(({ differs }) => differs).every(({ isTime }) => isTime)).toBe(true);
  });

  it('of which one was cold differ in how they started', () => {
    const diff = diffOf(attemptsOf(['error']));
    expect(diff.onlyTime).toBe(false);
    const differing = diff.fields.filter(({ differs, isTime }) => differs && !isTime).map(({ label }) => label);
    expect(differing).toEqual(['Error', 'Start']);
    expect(diff.fields.find(({ label }) => label === 'Start')).toMatchObject({ left: 'cold', right: 'warm' });
    expect(diff.response?.changes?.map(({ path }) => path)).toEqual(['$.errorMessage', '$.trace[0]']);
  });

  it('of which one succeeded differ in outcome, response and log', () => {
    const diff = diffOf(attemptsOf(['error', 'error', 'success']).slice(1));
    expect(diff.fields.find(({ label }) => label === 'Outcome')).toMatchObject({ left: 'error', right: 'success' });
    expect(diff.response?.changes?.map(({ path }) => path)).toContain('$.errorType');
    expect(diff.log.map(({ sign }) => sign)).toEqual(['−']);
  });

  it('of which one still runs have no responses to compare', () => {
    const diff = diffOf(attemptsOf(['error'], 60_125));
    expect(diff.response).toBeUndefined();
    expect(diff.onlyTime).toBe(false);
  });
});
