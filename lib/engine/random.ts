import type { Range } from './function-configuration';

/**
 * Seeded draws without state: a draw is a hash of (seed, stream, n, k), where `n` is something the log already counts. So
 * nothing has to be stored to replay, and a new stream never shifts another. Integer arithmetic only: the same on every machine.
 */
const STREAMS = {
  requestId: 1,
  dispatch: 2,
  coldStart: 3,
  duration: 4,
  memory: 5,
  jitter: 6,
  fault: 7,
  duplicate: 8,
  messageId: 9,
  revisionId: 10,
  duplicateDispatch: 11,
  traceId: 12,
  guest: 13,
  call: 14,
} as const;

export type RandomStream = keyof typeof STREAMS;

/** A whole number from 0 to 2^32 - 1. */
export function draw(seed: number, stream: RandomStream, n: number, k = 0): number {
  const high = Math.floor(seed / 0x1_0000_0000);
  let hash = mix((seed | 0) ^ Math.imul(STREAMS[stream], 0x9e37_79b1));
  hash = mix(hash ^ Math.imul(high, 0x85eb_ca6b));
  hash = mix(hash + Math.imul(n, 0xc2b2_ae35));
  return mix(hash ^ Math.imul(k + 1, 0x27d4_eb2f)) >>> 0;
}

/** A whole number in the range, both ends included. */
export function drawInRange(range: Range, seed: number, stream: RandomStream, n: number, k = 0): number {
  return range.min + Math.floor((draw(seed, stream, n, k) / 0x1_0000_0000) * (range.max - range.min + 1));
}

/** True with the given probability from 0 to 1. */
export function drawChance(probability: number, seed: number, stream: RandomStream, n: number, k = 0): boolean {
  return draw(seed, stream, n, k) < probability * 0x1_0000_0000;
}

/** A version 4 UUID in lower case (INV-31). */
export function drawUuid(seed: number, stream: RandomStream, n: number): string {
  const a = draw(seed, stream, n, 0);
  const b = draw(seed, stream, n, 1);
  const c = draw(seed, stream, n, 2);
  const d = draw(seed, stream, n, 3);
  return `${hex8(a)}-${hex4(b >>> 16)}-${hex4((b & 0x0fff) | 0x4000)}-${hex4(((c >>> 16) & 0x3fff) | 0x8000)}-${hex4(c & 0xffff)}${hex8(d)}`;
}

/** `length` lower-case hexadecimal digits. */
export function drawHex(length: number, seed: number, stream: RandomStream, n: number): string {
  let text = '';
  for (let k = 0; text.length < length; k++) text += hex8(draw(seed, stream, n, k));
  return text.slice(0, length);
}

/** The finaliser of MurmurHash3: every input bit reaches every output bit. */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85eb_ca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2_ae35);
  return h ^ (h >>> 16);
}

const BYTES_AS_HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hex4(value: number): string {
  return `${BYTES_AS_HEX[value >>> 8]}${BYTES_AS_HEX[value & 0xff]}`;
}

function hex8(value: number): string {
  return hex4(value >>> 16) + hex4(value & 0xffff);
}
