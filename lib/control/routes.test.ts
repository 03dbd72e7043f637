import { afterAll, describe, expect, it } from 'vitest';
import { labRegistry } from '@/lib/labs/lab-registry';
import { ask, contentOf, error } from './contract-caller';
import { controlSite } from './control-site';
import { isControlPath, ROUTES } from './routes';

afterAll(() => labRegistry().closeAll());

describe('every path', () => {
  it.each(ROUTES.filter(({ path }) => path.includes('{labId}')))(
    '$path is 404 for a lab nobody knows',
    async ({ methods, path }) => {
      for (const method of Object.keys(methods)) {
        const response = await ask(method, path.replace('{labId}', '999999999999').replace(/\{\w+\}/, 'x'));
        expect([response.status, contentOf(response)]).toEqual([404, error('unknown-lab', /999999999999/)]);
      }
    },
  );

  it.each(ROUTES)('$path says what it takes when asked for something else', async ({ methods, path }) => {
    const response = await ask('PATCH', path.replace(/\{\w+\}/g, '000000000000'));
    expect([response.status, contentOf(response)]).toEqual([405, error('method-not-allowed', /PATCH/)]);
    for (const method of Object.keys(methods)) expect(response.headers.Allow).toContain(method);
  });

  it.each(['/api/labs/000000000000/coffee', '/api/labs/000000000000/clock/now', '/api/labs//clock/x/y/z'])(
    '%s is 404 in the shape of the contract',
    async (path) => {
      expect(isControlPath(path)).toBe(true);
      const response = await ask('GET', path);
      expect([response.status, contentOf(response)]).toEqual([404, error('unknown-path')]);
    },
  );

  it('takes a slash at its end, and HEAD for GET', async () => {
    expect((await ask('GET', '/api/labs/')).status).toBe(200);
    expect((await ask('HEAD', '/api/labs')).status).toBe(200);
  });

  it('refuses a segment that cannot be decoded', async () => {
    const response = await ask('GET', '/api/labs/000000000000/functions/%zz/faults');
    expect([response.status, contentOf(response)]).toEqual([400, error('bad-path')]);
  });
});

describe('the hosts own answers', () => {
  it.each([
    ['too-large', 413, 'body-too-large'],
    ['foreign-origin', 403, 'foreign-origin'],
    ['failed', 500, 'failed'],
  ] as const)('%s is %i in the shape of the contract', (why, status, code) => {
    const request = { method: 'POST', path: '/', query: new URLSearchParams(), headers: {}, body: new Uint8Array() };
    const response = controlSite.refuse(why, { ...request, signal: new AbortController().signal });
    expect([response.status, contentOf(response)]).toEqual([status, error(code)]);
  });
});
