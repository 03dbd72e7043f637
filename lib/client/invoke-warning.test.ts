import { describe, expect, it } from 'vitest';
import { invokeWarning } from './invoke-warning';

const NONE = { deadLetterQueue: undefined, onSuccess: undefined, onFailure: undefined };
const BOTH = { ...NONE, deadLetterQueue: 'orders-dlq', onFailure: 'orders-failed' };

describe('invokeWarning', () => {
  it('says that a synchronous call leaves the dead-letter queue and the destination unused (DST-28)', () => {
    const warning = invokeWarning({ invocationType: 'RequestResponse', routes: BOTH, reservedConcurrency: undefined });
    expect(warning?.text).toContain(
      'dead-letter queue orders-dlq and on-failure destination orders-failed will not be used',
    );
    expect(warning?.offerAsynchronous).toBe(true);
  });

  it('names three routes as a list', () => {
    const routes = { ...BOTH, onSuccess: 'receipts' };
    const warning = invokeWarning({ invocationType: 'RequestResponse', routes, reservedConcurrency: undefined });
    expect(warning?.text).toContain(
      'orders-dlq, on-success destination receipts and on-failure destination orders-failed',
    );
  });

  it('says the same of a dry run, which runs nothing', () => {
    expect(invokeWarning({ invocationType: 'DryRun', routes: BOTH, reservedConcurrency: undefined })).toMatchObject({
      offerAsynchronous: true,
    });
  });

  it('is silent about a synchronous call of a function without routes', () => {
    expect(
      invokeWarning({ invocationType: 'RequestResponse', routes: NONE, reservedConcurrency: undefined }),
    ).toBeUndefined();
  });

  it('is silent about an event that something would keep', () => {
    expect(invokeWarning({ invocationType: 'Event', routes: BOTH, reservedConcurrency: undefined })).toBeUndefined();
  });

  it('says that nothing would keep an event, on-success destination or not (ASY-08)', () => {
    const routes = { ...NONE, onSuccess: 'receipts' };
    expect(invokeWarning({ invocationType: 'Event', routes, reservedConcurrency: undefined })).toMatchObject({
      rule: 'ASY-08',
    });
  });

  it('says that reserved concurrency 0 refuses a synchronous call (ERR-20)', () => {
    expect(invokeWarning({ invocationType: 'RequestResponse', routes: BOTH, reservedConcurrency: 0 })).toMatchObject({
      rule: 'ERR-20',
      offerAsynchronous: false,
    });
  });

  it('says where an event goes under reserved concurrency 0 (ASY-15)', () => {
    const kept = invokeWarning({ invocationType: 'Event', routes: BOTH, reservedConcurrency: 0 });
    const lost = invokeWarning({ invocationType: 'Event', routes: NONE, reservedConcurrency: 0 });
    expect(kept?.text).toContain('goes straight to its failure queue');
    expect(lost?.text).toContain('is discarded at once');
  });
});
