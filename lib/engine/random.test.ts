import { describe, expect, it } from 'vitest';
import { draw, drawChance, drawHex, drawInRange, drawUuid } from './random';

describe('seeded draws', () => {
  it('are the same for the same seed, stream and number, and change with each of them', () => {
    const base = draw(1, 'requestId', 1);
    expect(draw(1, 'requestId', 1)).toBe(base);
    const others = [
      draw(2, 'requestId', 1),
      draw(1, 'dispatch', 1),
      draw(1, 'requestId', 2),
      draw(1, 'requestId', 1, 1),
    ];
    for (const other of others) expect(other).not.toBe(base);
    expect(draw(2 ** 33 + 1, 'requestId', 1)).not.toBe(base);
  });

  it('INV-31: make lower-case version 4 UUIDs without repeats', () => {
    const ids = new Set(Array.from({ length: 20_000 }, (_, n) => drawUuid(42, 'requestId', n)));
    expect(ids.size).toBe(20_000);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('stay in their range, reach both ends and spread evenly', () => {
    const counts = new Array<number>(10).fill(0);
    for (let n = 0; n < 10_000; n++) {
      const value = drawInRange({ min: 5, max: 14 }, 3, 'duration', n);
      counts[value - 5] = (counts[value - 5] ?? 0) + 1;
    }
    expect(counts.reduce((sum, count) => sum + count)).toBe(10_000);
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });

  it('take chances of 0 and 1 at their word', () => {
    const all = Array.from({ length: 1_000 }, (_, n) => n);
    expect(all.some((n) => drawChance(0, 1, 'fault', n))).toBe(false);
    expect(all.every((n) => drawChance(1, 1, 'fault', n))).toBe(true);
    const half = all.filter((n) => drawChance(0.5, 1, 'fault', n)).length;
    expect(Math.abs(half - 500)).toBeLessThan(80);
  });

  it('make hexadecimal text of any length', () => {
    expect(drawHex(24, 1, 'traceId', 1)).toMatch(/^[0-9a-f]{24}$/);
    expect(drawHex(1, 1, 'traceId', 1)).toMatch(/^[0-9a-f]$/);
  });
});
