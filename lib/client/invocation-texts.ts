import type { Invocation } from '@/lib/engine/state';
import { PrunedMap } from './pruned-map';

/** Longer texts are lowered when they are searched: keeping them twice would cost more than it saves. */
const KEPT_MAX_LENGTH = 16_384;

interface KnownText {
  /** Of the log when the text was made. */
  readonly length: number;
  /** Undefined: too long to keep. */
  readonly text: string | undefined;
  /** What was looked for last, and whether it was there. */
  needle: string;
  isHit: boolean;
}

/** What the search box looks in: request id, function, payload, and every error an invocation met. */
export class InvocationTexts {
  readonly #known = new PrunedMap<Invocation, KnownText>();

  /** Whether an invocation has the text somewhere. `needle` is lower case; an empty one is everywhere. */
  includes(invocation: Invocation, needle: string): boolean {
    if (needle === '') return true;
    const known = this.prepare(invocation);
    if (known.needle === needle) return known.isHit;
    // Where a word is not, a longer one that begins with it is not either: each letter typed looks at less.
    const isOut = !known.isHit && known.needle !== '' && needle.startsWith(known.needle);
    known.isHit = !isOut && (known.text ?? searchableText(invocation)).includes(needle);
    known.needle = needle;
    return known.isHit;
  }

  /** Makes the text of an invocation before it is asked for. */
  prepare(invocation: Invocation): KnownText {
    const { length } = invocation.log;
    const known = this.#known.get(invocation);
    if (known?.length === length) return known;
    const text = searchableText(invocation);
    const made = { length, text: text.length <= KEPT_MAX_LENGTH ? text : undefined, needle: '', isHit: false };
    this.#known.set(invocation, made);
    return made;
  }
}

/** All that is searched of an invocation, in lower case, one thing a line. */
function searchableText(invocation: Invocation): string {
  const parts = [invocation.requestId, invocation.functionName, invocation.payload];
  for (const event of invocation.log) {
    switch (event.type) {
      case 'invocation-rejected':
        parts.push(event.code, event.message);
        break;
      case 'attempt-ended':
        // The answer of an attempt that failed is its error, with type, message and stack.
        if (event.outcome !== 'success') parts.push(event.errorMessage ?? '', event.response, event.outcome);
        break;
      case 'environment-init-failed':
        parts.push(event.response);
        break;
      case 'event-discarded':
        parts.push(event.condition);
        break;
      case 'delivery-failed':
        parts.push(event.why);
        break;
      default:
    }
  }
  return parts.join('\n').toLowerCase();
}
