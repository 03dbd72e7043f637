import { describe, expect, it } from 'vitest';
import { meterWasm, WORK_LEFT } from './thread/meter-wasm.mjs';

/** `(func (export "count") (param i32) (result i32) …)`: counts its argument down to zero in a loop, then answers 7. */
const COUNTING = new Uint8Array([
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x01, 0x06, 0x01, 0x60, 0x01, 0x7f, 0x01, 0x7f],
  ...[0x03, 0x02, 0x01, 0x00],
  ...[0x05, 0x03, 0x01, 0x00, 0x01],
  ...[0x06, 0x06, 0x01, 0x7f, 0x01, 0x41, 0x00, 0x0b],
  ...[0x07, 0x09, 0x01, 0x05, 0x63, 0x6f, 0x75, 0x6e, 0x74, 0x00, 0x00],
  ...[0x0a, 0x20, 0x01, 0x1e, 0x00, 0x03, 0x40, 0x20, 0x00, 0x41, 0x01, 0x6b, 0x22, 0x00, 0x0d, 0x00, 0x0b],
  ...[0x41, 0x00, 0x41, 0x01, 0x41, 0x80, 0x10, 0xfc, 0x0b, 0x00, 0x41, 0x07, 0x0b],
]);

function instanceOf(wasm: Uint8Array) {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(meterWasm(wasm)));
  const { count, [WORK_LEFT]: left } = exports;
  if (typeof count !== 'function' || !(left instanceof WebAssembly.Global)) throw new Error('not metered');
  return { count, left };
}

describe('a metered module', () => {
  it('does what it did, and counts the turns of its loops and the length of its fills', () => {
    const { count, left } = instanceOf(COUNTING);
    left.value = 1_000;
    expect(count(100)).toBe(7);
    // A hundred turns, and 2,048 bytes at one for each 64.
    expect(left.value).toBe(1_000 - 100 - 32);
  });

  it('traps as soon as its work is used up, the same each time', () => {
    const { count, left } = instanceOf(COUNTING);
    for (let i = 0; i < 2; i++) {
      left.value = 50;
      expect(() => count(0)).toThrow(WebAssembly.RuntimeError);
      expect(left.value).toBe(-1);
    }
  });
});
