import { afterAll, describe, expect, it } from 'vitest';
import { labRegistry } from '@/lib/labs/lab-registry';
import { get, invoke, newLab, put } from './contract-caller';

afterAll(() => labRegistry().closeAll());

describe('deliveries', () => {
  it('show what each queue received, also after it was deleted there', async () => {
    const { labId, path } = await newLab();
    const requestId = await invoke(labId, 'always-fails');
    await put('POST', `${path}/clock`, { action: 'run-until-idle' });
    const body = {
      messages: [{ requestId, body: '{"orderId":"A-17"}', delivery: 'dead-letter-queue', status: 'available' }],
    };
    expect(await get(`${path}/deliveries?queueName=orders-dlq`)).toMatchObject({
      queues: [{ receivedCount: 1, ...body }],
    });
    await labRegistry().get(labId)?.submit({ type: 'purge-queue', queueName: 'orders-dlq' });
    expect(await get(`${path}/deliveries?queueName=orders-dlq`)).toMatchObject({
      queues: [{ receivedCount: 1, messages: [{ requestId, status: 'gone', body: '{"orderId":"A-17"}' }] }],
    });
  });

  it('begin anew after a reset', async () => {
    const { labId, path } = await newLab();
    await invoke(labId, 'always-fails');
    await put('POST', `${path}/clock`, { action: 'run-until-idle' });
    await get(`${path}/deliveries`);
    await put('POST', `${path}/reset`, {});
    expect(await get(`${path}/deliveries?queueName=orders-dlq`)).toMatchObject({
      queues: [{ receivedCount: 0, messages: [] }],
    });
  });
});
