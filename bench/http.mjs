// HTTP invokes a second: through the front door and through the route handler, each beside a bare node server.
import { bareServer, cpuSeconds, frontDoor, routeHandler, runScript } from './processes.mjs';
import { median } from './table.mjs';

const ROUNDS = 3;
const WARM_UP_MS = 2_000;
const ROUND_MS = 3_000;
const CONNECTIONS = 32;
const PAYLOAD = JSON.stringify({ orderId: 'A-17', items: [1, 2, 3], email: 'kim@example.com' });

/**
 * Medians over the rounds. The servers take turns within each round, so that whatever else the machine does hits all.
 * On a paused clock events are accepted and no handler runs.
 * @param {{ invocationType: 'Event' | 'DryRun', pausedClock?: boolean }} kind
 */
export async function measureHttp(kind) {
  const servers = [await bareServer(), await frontDoor(), await routeHandler()];
  const measured = new Map(servers.map((server) => [server.name, []]));
  try {
    for (const server of servers) await oneRound(server, kind, WARM_UP_MS);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const server of servers) measured.get(server.name).push(await oneRound(server, kind, ROUND_MS));
    }
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
  return servers.map(({ name }) => {
    const rounds = measured.get(name);
    return {
      name,
      perSecond: median(rounds.map((round) => round.perSecond)),
      cpuMicros: median(rounds.map((round) => round.cpuMicros)),
      p50Ms: median(rounds.map((round) => round.p50Ms)),
      p99Ms: median(rounds.map((round) => round.p99Ms)),
    };
  });
}

/** A lab of its own for each round: what one round leaves behind must not slow the next. */
async function oneRound(server, { invocationType, pausedClock = false }, timeMaxMs) {
  const labs = `http://127.0.0.1:${server.port}/api/labs`;
  const made = await post(labs, { seed: 1 });
  const labId = made.status === 201 ? (await made.json()).labId : '000000000000';
  if (pausedClock) await (await post(`${labs}/${labId}/clock`, { action: 'pause' })).text();
  const before = cpuSeconds(server.pid);
  const result = await runScript('bench/load.mjs', {
    port: server.port,
    connections: CONNECTIONS,
    timeMaxMs,
    requests: [invokeRequest(labId, 'place-order', invocationType, PAYLOAD)],
  });
  const after = cpuSeconds(server.pid);
  if (made.status === 201) await fetch(`${labs}/${labId}`, { method: 'DELETE' });
  const bad = Object.keys(result.statuses).filter((status) => status !== '202' && status !== '204');
  if (bad.length > 0) throw new Error(`${server.name} answered ${JSON.stringify(result.statuses)}`);
  return {
    perSecond: result.answers / result.seconds,
    cpuMicros: before === undefined || after === undefined ? undefined : ((after - before) * 1e6) / result.answers,
    p50Ms: result.p50Ms,
    p99Ms: result.p99Ms,
  };
}

/** One Invoke as it goes over the wire; the access key id selects the lab. */
export function invokeRequest(labId, functionName, invocationType, body) {
  return {
    method: 'POST',
    path: `/2015-03-31/functions/${functionName}/invocations`,
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${labId}/20260101/us-east-1/lambda/aws4_request, SignedHeaders=host, Signature=0`,
      'x-amz-invocation-type': invocationType,
    },
    body,
  };
}

function post(url, body) {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
