import { expect, it } from 'vitest';
import { simTime } from '@/lib/engine/sim-time';
import { logTail } from './invocation-answer';
import { traceId } from './trace-id';

const line = (text: string) => ({ at: simTime(0), text });
const decoded = (lines: string[]) => Buffer.from(logTail(lines.map(line)), 'base64').toString('utf8');

it('INV-24: a short log comes whole, line by line', () => {
  expect(decoded(['START', 'END'])).toBe('START\nEND\n');
});

it('INV-25: of a long log the last 4,096 bytes come', () => {
  const tail = decoded(['first', 'x'.repeat(5_000)]);
  expect(tail).toBe(`${'x'.repeat(4_095)}\n`);
});

it('INV-25: a character cut at the start is replaced', () => {
  // 4,095 bytes after the é, so its second byte is the first one kept.
  expect(decoded([`é${'x'.repeat(4_094)}`]).startsWith('\uFFFDx')).toBe(true);
});

it('INV-22: one request id gives one trace id', () => {
  const id = '01234567-89ab-4cde-8f01-23456789abcd';
  expect(traceId(id, 'f', 0)).toBe(traceId(id, 'f', 0));
  expect(traceId(id, 'f', 0)).toMatch(
    /^Root=1-01234567-89ab4cde8f0123456789abcd;Parent=[0-9a-f]{16};Sampled=0;Lineage=1:[0-9a-f]{8}:0$/,
  );
});
