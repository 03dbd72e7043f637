import { type Chapter, invocationStory } from '@/lib/engine/invocation-story';
import { isoTime } from '@/lib/engine/iso-time';
import { invocationLogLines } from '@/lib/engine/log-lines';
import { RULES } from '@/lib/engine/rules';
import type { LabState } from '@/lib/engine/state';
import type { WireResponse } from '@/lib/wire/wire-message';
import { invocationSummary } from './invocation-json';
import { json } from './json';
import type { LabCall } from './operation';
import { unknownInvocation } from './unknown-invocation';

/** `GET /api/labs/{labId}/invocations/{requestId}`: every attempt, wait and delivery, the log and what the caller got. */
export function getInvocation({ lab, parameter }: LabCall): WireResponse {
  const requestId = parameter('requestId');
  const { state } = lab;
  const invocation = state.invocations.get(requestId);
  if (invocation === undefined) {
    throw unknownInvocation(lab.labId, requestId);
  }
  const { caller, chapters, end } = invocationStory(invocation);
  const told = chapters.map((chapter) => chapterJson(state, chapter));
  return json(200, {
    ...invocationSummary(state, invocation),
    payload: invocation.payload,
    caller: caller === undefined ? null : { ...caller, time: isoTime(state, caller.at) },
    response: caller?.response ?? null,
    attempts: told.filter((chapter) => chapter.kind === 'attempt'),
    waits: told.filter((chapter) => chapter.kind === 'queued' || chapter.kind === 'wait'),
    deliveries: told.filter((chapter) => chapter.kind === 'delivery'),
    chapters: told,
    end: end === undefined ? null : { ...end, time: isoTime(state, end.at), ruleText: ruleText(end.rule) },
    log: invocationLogLines(state, invocation).map(({ at, text }) => ({ at, time: isoTime(state, at), text })),
    events: invocation.log,
  });
}

function chapterJson(state: LabState, chapter: Chapter) {
  return {
    ...chapter,
    startedTime: isoTime(state, chapter.startedAt),
    endedAt: chapter.endedAt ?? null,
    endedTime: chapter.endedAt === undefined ? null : isoTime(state, chapter.endedAt),
    ruleText: ruleText(chapter.rule),
  };
}

/** The text of the rule that made it happen. */
function ruleText(rule: Chapter['rule']): string | null {
  return rule === undefined ? null : RULES[rule].text;
}
