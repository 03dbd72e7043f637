import { describe, expect, it } from 'vitest';
import { isForeignOrigin } from './same-origin';

const HERE = 'localhost:3000';

describe('the same-origin guard', () => {
  it.each([
    ['POST', undefined, false, 'a caller that is no browser'],
    ['POST', 'http://localhost:3000', false, 'our own page'],
    ['POST', 'http://LOCALHOST:3000', false, 'our own page, written otherwise'],
    ['POST', 'http://localhost:3001', true, 'another port'],
    ['POST', 'https://evil.example', true, 'another site'],
    ['POST', 'http://localhost:3000.evil.example', true, 'a site that only begins like ours'],
    ['POST', 'null', true, 'a sandboxed frame'],
    ['PUT', 'https://evil.example', true, 'another site, putting'],
    ['DELETE', 'https://evil.example', true, 'another site, deleting'],
    ['GET', 'https://evil.example', false, 'another site, only reading'],
    ['HEAD', 'https://evil.example', false, 'another site, only asking'],
  ])('%s from %s: foreign is %s (%s)', (method, origin, foreign, _who) => {
    expect(isForeignOrigin({ method, headers: { host: HERE, origin } })).toBe(foreign);
  });

  it('refuses when the host is not known', () => {
    expect(isForeignOrigin({ method: 'POST', headers: { origin: 'null' } })).toBe(true);
  });
});
