// The part of the Lambda Runtime API (version 2018-06-01) that a runtime client needs to run a handler: next, response and
// error. One server for each environment, on the loopback.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

const INVOCATION = '/2018-06-01/runtime/invocation';
const TIMEOUT_MS = 3_000;

/** @returns {Promise<{ address: string, invoke: (payload: string) => Promise<string>, close: () => void }>} */
export async function serveRuntimeApi() {
  const asked = [];
  let current;
  /** Answers the long poll of the environment when there is something to run. */
  let waiting;

  const hand = () => {
    if (waiting === undefined || current !== undefined || asked.length === 0) return;
    current = asked.shift();
    waiting.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': current.requestId,
      'lambda-runtime-deadline-ms': String(Date.now() + TIMEOUT_MS),
      'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:us-east-1:000000000000:function:bench',
    });
    waiting.end(current.payload);
    waiting = undefined;
  };

  const settle = (url, body) => {
    const ended = current;
    current = undefined;
    if (url.endsWith('/response')) ended?.resolve(body);
    else ended?.reject(new Error(`the runtime client reported ${body}`));
  };

  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      if (request.url === `${INVOCATION}/next`) {
        waiting = response;
        return hand();
      }
      response.writeHead(202, { 'content-type': 'application/json' }).end('{"status":"OK"}');
      settle(request.url, Buffer.concat(chunks).toString());
    });
  });
  server.requestTimeout = 0;
  server.keepAliveTimeout = 0;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    address: `127.0.0.1:${server.address().port}`,
    invoke: (payload) =>
      new Promise((resolve, reject) => {
        asked.push({ requestId: randomUUID(), payload, resolve, reject });
        hand();
      }),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
