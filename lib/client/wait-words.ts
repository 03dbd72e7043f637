import type { Chapter } from '@/lib/engine/invocation-story';
import type { LabSettings } from '@/lib/engine/lab-settings';
import { RETRY_WAITS_MS } from '@/lib/engine/limits';
import { durationText } from '@/lib/timeline/time-text';

export type WaitChapter = Extract<Chapter, { kind: 'wait' }>;

/** Why a wait is as long as it is, in one line. */
export function waitReason(wait: WaitChapter, settings: LabSettings): string {
  const lengthMs = wait.dispatchAt - wait.startedAt;
  if (wait.why === 'function-error') return fixedWaitWords(wait.retry, lengthMs);
  const { throttleBackoffFirstMs: firstMs, throttleBackoffMaxMs: maxMs } = settings;
  const doubledMs = firstMs * 2 ** Math.min(wait.retry - 1, 30);
  const cappedMs = Math.min(doubledMs, maxMs);
  if (lengthMs < cappedMs) return 'cut short: then the event is too old. Uses up no retry';
  const jitter = lengthMs > cappedMs ? `, and ${durationText(lengthMs - cappedMs)} of jitter` : '';
  return `${backoffWords(wait.retry, firstMs, doubledMs, maxMs)}${jitter}. Uses up no retry`;
}

/** ASY-03; a lab can set other waits, and says so. */
function fixedWaitWords(retry: number, lengthMs: number): string {
  const awsMs = RETRY_WAITS_MS[retry === 1 ? 0 : 1];
  const who = lengthMs === awsMs ? 'AWS fixes this wait' : `set in this lab, AWS waits ${durationText(awsMs)}`;
  return `uses up retry ${retry}; ${who}`;
}

function backoffWords(refusals: number, firstMs: number, doubledMs: number, maxMs: number): string {
  if (doubledMs > maxMs) return `the longest back-off, ${durationText(maxMs)}`;
  if (refusals === 1) return `the first back-off, ${durationText(firstMs)}`;
  return `${durationText(firstMs)}, doubled ${refusals === 2 ? 'once' : `${refusals - 1} times`}`;
}
