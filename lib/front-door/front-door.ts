import type { IncomingMessage, ServerResponse } from 'node:http';
import { awsSite } from '@/lib/aws/aws-site';
import { isAwsRequest } from '@/lib/aws/operations';
import { controlSite } from '@/lib/control/control-site';
import { closeStreams } from '@/lib/control/open-streams';
import { isControlPath } from '@/lib/control/routes';
import { labRegistry } from '@/lib/labs/lab-registry';
import { serveNodeRequest } from '@/lib/wire/node-host';
import { NodeRequest } from '@/lib/wire/node-request';
import type { WireSite } from '@/lib/wire/wire-site';

/** What stands in front of Next: it takes what is ours, at a bare node server's cost, and leaves the pages to Next. */
export interface FrontDoor {
  /** True when it took the request; false leaves it untouched. */
  handle(incoming: IncomingMessage, outgoing: ServerResponse): boolean;
  /** Ends every open event stream. */
  closeStreams(): void;
  /** Ends the streams and gives the labs back to their store; for the end of the process. */
  close(): Promise<void>;
}

export const frontDoor: FrontDoor = {
  handle(incoming, outgoing) {
    const request = new NodeRequest(incoming, outgoing);
    const site = siteFor(request);
    if (site === undefined) return false;
    serveNodeRequest(request, incoming, outgoing, site);
    return true;
  },
  closeStreams,
  async close() {
    closeStreams();
    await labRegistry().closeAll();
  },
};

function siteFor(request: NodeRequest): WireSite | undefined {
  if (isControlPath(request.path)) return controlSite;
  if (isAwsRequest(request.method, request.path, request.headers)) return awsSite;
  return undefined;
}
