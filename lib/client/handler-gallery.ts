import type { PackageFiles } from './function-draft';

/** A small real handler to begin with. */
export interface GalleryHandler {
  readonly id: string;
  /** What the new function is called unless something else is typed. */
  readonly functionName: string;
  readonly title: string;
  /** What there is to see. */
  readonly about: string;
  readonly timeoutSeconds?: number;
  readonly files: PackageFiles;
}

/** The handlers the editor offers. Each shows one thing that Lambda does. */
export const HANDLER_GALLERY: readonly GalleryHandler[] = [
  {
    id: 'echo',
    functionName: 'echo',
    title: 'Echo',
    about: 'Answers with its event. The shortest way to see both ends of a call.',
    files: {
      'index.mjs': `export const handler = async (event, context) => {
  console.log('request', context.awsRequestId);
  return event;
};
`,
    },
  },
  {
    id: 'throw',
    functionName: 'throws',
    title: 'Throw',
    about: 'Fails every time. Asynchronously it is tried three times, then its event is discarded or kept.',
    files: {
      'index.mjs': `export const handler = async (event) => {
  const error = new Error(\`card of order \${event.orderId ?? 'unknown'} was refused\`);
  error.name = 'PaymentRefused';
  throw error;
};
`,
    },
  },
  {
    id: 'slow',
    functionName: 'slow',
    title: 'Slow',
    about: 'Waits ten seconds of the lab’s time, which one click can pass. Lower the timeout and it is cut off.',
    timeoutSeconds: 15,
    files: {
      'index.mjs': `const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export const handler = async (event, context) => {
  for (let step = 1; step <= 10; step += 1) {
    await sleep(1_000);
    console.log(\`step \${step}, \${context.getRemainingTimeInMillis()} ms left\`);
  }
  return { steps: 10 };
};
`,
    },
  },
  {
    id: 'never-resolves',
    functionName: 'never-resolves',
    title: 'Never resolves',
    about: 'Waits for a promise that nobody keeps. Node has nothing left to do and exits: Runtime.NodeJsExit.',
    files: {
      'index.mjs': `export const handler = async () => {
  // A callback that is never called, as after a forgotten resolve().
  await new Promise(() => {});
};
`,
    },
  },
  {
    id: 'leaks-memory',
    functionName: 'leaks-memory',
    title: 'Leaks memory',
    about: 'Keeps 8 MB of each event in a global, which warm invocations share, until the environment dies.',
    files: {
      'index.mjs': `// Outlives the invocation: the same array for as long as the environment lives.
const kept = [];

export const handler = async () => {
  kept.push(new Uint8Array(8 * 1024 * 1024).fill(1));
  console.log(\`\${kept.length * 8} MB kept after \${kept.length} invocations\`);
  return { keptMb: kept.length * 8 };
};
`,
    },
  },
  {
    id: 'calls-another',
    functionName: 'calls-another',
    title: 'Calls another function',
    about: 'Invokes a function of this lab with the AWS SDK and waits for its answer. Both calls are on the timeline.',
    timeoutSeconds: 30,
    files: {
      'index.mjs': `import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';

const lambda = new LambdaClient({});
const target = process.env.TARGET ?? 'place-order';

export const handler = async (event) => {
  const answer = await lambda.send(
    new InvokeCommand({
      FunctionName: target,
      InvocationType: 'RequestResponse', // 'Event' would not wait
      Payload: JSON.stringify(event),
    }),
  );
  const payload = JSON.parse(new TextDecoder().decode(answer.Payload));
  if (answer.FunctionError) throw new Error(\`\${target} failed: \${payload.errorMessage}\`);
  return { target, payload };
};
`,
    },
  },
  {
    id: 'idempotent',
    functionName: 'idempotent',
    title: 'Idempotent with a key',
    about:
      'Charges once for each order id, however often the event comes. Send the same payload twice, then change a setting.',
    files: {
      'index.mjs': `// Good enough to see the idea. A global is gone with its environment and not shared between two of them:
// a real one belongs into a table with a conditional write.
const done = new Map();

export const handler = async (event) => {
  const key = event.orderId;
  if (key === undefined) throw new TypeError('the event has no orderId');

  const before = done.get(key);
  if (before) return { ...before, duplicate: true };

  const result = { orderId: key, chargeId: crypto.randomUUID(), duplicate: false };
  done.set(key, result);
  console.log('charged', key);
  return result;
};
`,
    },
  },
  {
    id: 'partial-batch',
    functionName: 'partial-batch',
    title: 'Partial batch answer',
    about: 'Works through the records of an SQS event and names those that failed, so that only they come again.',
    files: {
      'index.mjs': `import { handleRecord } from './record.mjs';

export const handler = async (event) => {
  const batchItemFailures = [];
  for (const record of event.Records ?? []) {
    try {
      await handleRecord(record);
    } catch (error) {
      console.error(record.messageId, error.message);
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
};
`,
      'record.mjs': `export async function handleRecord(record) {
  const order = JSON.parse(record.body);
  if (!(order.quantity > 0)) throw new RangeError(\`quantity is \${order.quantity}\`);
}
`,
    },
  },
];
