import { afterAll, describe, expect, it } from 'vitest';
import { labRegistry } from '@/lib/labs/lab-registry';
import { ask, contentOf, error, get, invoke, newLab, put } from './contract-caller';

afterAll(() => labRegistry().closeAll());

describe('metrics', () => {
  it('count on from call to call', async () => {
    const { labId, path } = await newLab();
    const errors = `${path}/metrics?metricName=Errors&functionName=always-fails`;
    expect(await get(errors)).toMatchObject({ namespace: 'AWS/Lambda', periodMs: 60_000, series: [] });
    await invoke(labId, 'always-fails');
    await put('POST', `${path}/clock`, { action: 'advance', ms: 1_000 });
    expect(await get(errors)).toMatchObject({
      series: [{ metricName: 'Errors', dimensions: { FunctionName: 'always-fails' }, datapoints: [{ at: 0, sum: 1 }] }],
    });
    await put('POST', `${path}/clock`, { action: 'run-until-idle' });
    expect(await get(`${errors}&from=60000`)).toMatchObject({
      series: [
        {
          datapoints: [
            { at: 60_000, time: '2026-01-01T00:01:00.000Z', sum: 1 },
            { at: 180_000, sum: 1 },
          ],
        },
      ],
    });
  });

  it.each(['metricName=errors', 'from=-1', 'period=5'])('refuse ?%s', async (query) => {
    const response = await ask('GET', `/api/labs/000000000000/metrics?${query}`);
    expect([response.status, contentOf(response)]).toEqual([400, error('bad-query')]);
  });
});
