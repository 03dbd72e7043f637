import type { Command } from '@/lib/engine/commands';
import { createHandlerRunner } from '@/lib/handlers/create-handler-runner';
import { SandboxPool } from '@/lib/handlers/sandbox-pool';
import { MemoryStore } from '@/lib/lab-store/memory-store';
import { type LabAccount, sampleCommands } from './sample-functions';
import { openTestLabs } from './test-labs';

/** Handlers whose answers tell what their process has been through: memory, randomness, dates, timers, files and calls. */
const HANDLERS: Readonly<Record<string, string>> = {
  counts: `const born = [Math.random(), Date.now()];
let count = 0;
export const handler = async (event, context) => {
  count++;
  console.log('begins', count, born, context.invokedFunctionArn, process.env.AWS_ACCESS_KEY_ID);
  await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 200));
  if (count === 2) throw new Error('the second one fails');
  return [count, born, Math.random(), new Date().toISOString()];
};
`,
  waits: `await new Promise((resolve) => setTimeout(resolve, 60));
let turns = 0;
export const handler = async () => {
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    console.log('turn', ++turns, Math.random());
  }
  return turns;
};
`,
  calls: `import { LambdaClient, InvokeCommand } from '@aws-sdk/client-lambda';
import { SQSClient, SendMessageCommand, ReceiveMessageCommand, DeleteMessageCommand } from '@aws-sdk/client-sqs';
const lambda = new LambdaClient({});
const sqs = new SQSClient({});
const QueueUrl = 'http://sqs/000000000000/receipts';
export const handler = async (event) => {
  const sent = await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'hello' }));
  const [one, two] = await Promise.all([
    lambda.send(new InvokeCommand({ FunctionName: 'counts', Payload: '{"from":"calls"}' })),
    lambda.send(new InvokeCommand({ FunctionName: 'counts', Payload: '{"from":"calls"}' })),
  ]);
  await lambda.send(new InvokeCommand({ FunctionName: 'writes', InvocationType: 'Event', Payload: '{}' }));
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
  for (const { ReceiptHandle } of Messages) await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  const texts = [one, two].map(({ Payload, FunctionError }) => [Buffer.from(Payload).toString(), FunctionError]);
  return [sent.MessageId, sent.$metadata.requestId, Messages.length, texts];
};
`,
  writes: `import { appendFileSync, readFileSync } from 'node:fs';
export const handler = async () => {
  appendFileSync('/tmp/lines', 'x');
  const lines = readFileSync('/tmp/lines', 'utf8').length;
  if (lines % 3 === 0) process.exit(1);
  await new Promise((resolve) => setTimeout(resolve, 100));
  return lines;
};
`,
};

/** The sample functions, and the ones above with code that really runs. */
export function forkSamples(account: LabAccount): readonly Command[] {
  const samples = sampleCommands(account);
  const model = samples.find((command) => command.type === 'create-function');
  if (model === undefined) throw new Error('no samples');
  const made = Object.entries(HANDLERS).map(([functionName, source]): Command => {
    const code = { kind: 'javascript', files: { 'index.mjs': source } } as const;
    return { ...model, configuration: { ...model.configuration, functionName, code } };
  });
  return [...samples, ...made];
}

/** Labs whose handlers run in sandboxes, as in a real process. */
export async function openRealLabs(store = new MemoryStore()) {
  const pool = new SandboxPool();
  return openTestLabs({
    store,
    createRunner: () => createHandlerRunner({ sandbox: pool.open() }),
    sampleCommands: forkSamples,
  });
}
