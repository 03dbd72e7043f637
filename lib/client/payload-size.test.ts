import { describe, expect, it } from 'vitest';
import { formatBytes, measurePayload } from './payload-size';

describe('measurePayload', () => {
  it('holds an asynchronous payload against 1 MB (INV-41)', () => {
    expect(measurePayload('{"a":1}', 'Event')).toMatchObject({ bytes: 7, limitBytes: 1_048_576, text: '7 B of 1 MB' });
  });

  it('holds a synchronous payload against 6 MB (INV-40)', () => {
    expect(measurePayload('{}', 'RequestResponse')).toMatchObject({ limitBytes: 6_291_456, text: '2 B of 6 MB' });
  });

  it('counts bytes, not characters', () => {
    expect(measurePayload('"é€😀"', 'Event').bytes).toBe(2 + 2 + 3 + 4);
  });

  it('is within the limit at the limit and over it one byte later', () => {
    const atLimit = 'x'.repeat(1_048_576);
    expect(measurePayload(atLimit, 'Event').level).toBe('near');
    expect(measurePayload(`${atLimit}x`, 'Event').level).toBe('over');
    expect(measurePayload(`${atLimit}x`, 'RequestResponse').level).toBe('fine');
  });

  it('never fills the meter beyond its end', () => {
    expect(measurePayload('x'.repeat(3_000_000), 'Event').share).toBe(1);
  });
});

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [1_023, '1023 B'],
    [1_536, '1.5 KB'],
    [1_048_576, '1 MB'],
    [6_291_456, '6 MB'],
  ])('says %i as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});
