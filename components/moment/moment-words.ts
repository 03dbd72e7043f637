import type { LiveLab } from '@/lib/client/live-lab';
import { exactAtText } from '@/lib/timeline/time-text';

/** The moment that is shown, in words: `60.221 s`; `now` while nothing else is looked at. */
export function momentText({ moment }: LiveLab): string {
  return moment === undefined ? 'now' : exactAtText(moment);
}

/** Where the moment lies in the log: `3 of 412 log events`. */
export function placeText({ shown, state }: LiveLab): string {
  return `${shown.sequence.toLocaleString('en')} of ${state.sequence.toLocaleString('en')} log events`;
}
