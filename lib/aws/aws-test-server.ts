import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll } from 'vitest';
import { type FunctionConfiguration, NO_FAULTS } from '@/lib/engine/function-configuration';
import { EPHEMERAL_STORAGE_DEFAULT_MB, MEMORY_DEFAULT_MB, TIMEOUT_DEFAULT_SECONDS } from '@/lib/engine/limits';
import type { Lab } from '@/lib/labs/lab';
import { labRegistry } from '@/lib/labs/lab-registry';
import { serveNode } from '@/lib/wire/node-host';
import { awsSite } from './aws-site';

/** What a wire test talks to: AWS's contract on a port of its own, and a lab that nobody else uses, its clock at full speed. */
export interface AwsTestServer {
  readonly url: string;
  readonly lab: Lab;
  readonly lambda: LambdaClient;
  readonly sqs: SQSClient;
  /** One request as its bytes go over the wire. */
  readonly send: (call: RawCall) => Promise<RawAnswer>;
}

export interface RawCall {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface RawAnswer {
  readonly status: number;
  /** Names as sent, `Date` and `Connection` left out. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A function that answers with its payload, scripted: tests of the wire need no code to run. */
export async function createEcho(lab: Lab, functionName: string): Promise<void> {
  const configuration: FunctionConfiguration = {
    functionName,
    runtime: 'nodejs22.x',
    role: 'arn:aws:iam::000000000000:role/lab',
    handler: 'index.handler',
    description: '',
    timeoutMs: TIMEOUT_DEFAULT_SECONDS * 1_000,
    memorySizeMb: MEMORY_DEFAULT_MB,
    ephemeralStorageMb: EPHEMERAL_STORAGE_DEFAULT_MB,
    architecture: 'x86_64',
    environment: {},
    deadLetterTargetArn: undefined,
    logFormat: 'Text',
    codeSizeBytes: 0,
    codeSha256: '',
    code: {
      kind: 'scripted',
      durationMs: { min: 8, max: 40 },
      memoryUsedMb: { min: 38, max: 62 },
      response: { kind: 'echo' },
    },
  };
  const { refusal } = await lab.submit({ type: 'create-function', configuration, faultPlan: NO_FAULTS });
  if (refusal !== undefined) throw new Error(refusal.message);
}

/** Starts it before the tests of a file and stops it after them. */
export function awsTestServer(): AwsTestServer {
  let server: Server | undefined;
  let started: AwsTestServer | undefined;
  beforeAll(async () => {
    server = createServer((incoming, outgoing) => serveNode(incoming, outgoing, awsSite));
    started = await start(server);
  });
  afterAll(async () => {
    started?.lambda.destroy();
    started?.sqs.destroy();
    server?.closeAllConnections();
    server?.close();
    if (started !== undefined) await labRegistry().remove(started.lab.labId);
  });
  const running = (): AwsTestServer => {
    if (started === undefined) throw new Error('the server starts before the first test');
    return started;
  };
  return {
    get url() {
      return running().url;
    },
    get lab() {
      return running().lab;
    },
    get lambda() {
      return running().lambda;
    },
    get sqs() {
      return running().sqs;
    },
    send: (call) => running().send(call),
  };
}

async function start(server: Server): Promise<AwsTestServer> {
  // The SDK warns of a future end of Node 20 in every process.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await labRegistry().ready();
  const creation = await labRegistry().create({ seed: 7 });
  if (creation.kind !== 'created') throw new Error(`no lab: ${creation.kind}`);
  const { lab } = creation;
  await lab.control({ action: 'set', speed: 10_000 });
  const config = {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: lab.labId, secretAccessKey: 'x' },
    maxAttempts: 1,
  };
  return {
    url: config.endpoint,
    lab,
    lambda: new LambdaClient(config),
    sqs: new SQSClient(config),
    send: (call) => sendRaw(port, lab.labId, call),
  };
}

function sendRaw(port: number, labId: string, { method, path, headers, body }: RawCall): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const authorization = `AWS4-HMAC-SHA256 Credential=${labId}/20260101/us-east-1/lambda/aws4_request`;
    const request = httpRequest(
      { host: '127.0.0.1', port, method, path, headers: { authorization, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: namedHeaders(response.rawHeaders),
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

const OF_THE_CONNECTION = new Set(['Date', 'Connection', 'Keep-Alive']);

function namedHeaders(raw: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index];
    if (name !== undefined && !OF_THE_CONNECTION.has(name)) headers[name] = raw[index + 1] ?? '';
  }
  return headers;
}
