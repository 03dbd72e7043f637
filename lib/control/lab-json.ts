import type { Lab } from '@/lib/labs/lab';
import type { WireRequest } from '@/lib/wire/wire-message';
import { clockJson } from './clock-json';

/** A lab as the contract shows it. `endpoint` is where the caller reached us, so that it can be handed to `--endpoint-url`. */
export function labJson(lab: Lab, request: WireRequest) {
  const self = `/api/labs/${lab.labId}`;
  return {
    labId: lab.labId,
    accountId: lab.state.accountId,
    region: lab.state.region,
    name: lab.state.name,
    seed: lab.state.seed,
    logId: lab.logId,
    createdTime: new Date(lab.createdAtWallMs).toISOString(),
    forkedFrom: lab.state.forkedFrom ?? null,
    endpoint: endpointOf(request),
    clock: clockJson(lab),
    links: {
      self,
      dashboard: `/labs/${lab.labId}`,
      clock: `${self}/clock`,
      events: `${self}/events`,
      invocations: `${self}/invocations`,
      deliveries: `${self}/deliveries`,
      faults: `${self}/functions/{functionName}/faults`,
      metrics: `${self}/metrics`,
      reset: `${self}/reset`,
      fork: `${self}/fork`,
    },
  };
}

function endpointOf({ headers }: WireRequest): string {
  const scheme = headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
  return `${scheme}://${headers['x-forwarded-host'] ?? headers.host ?? 'localhost'}`;
}
