import { LabGone } from '@/lib/labs/lab-gone';
import { labRegistry } from '@/lib/labs/lab-registry';
import type { WireRequest, WireResponse } from '@/lib/wire/wire-message';
import { controlClock } from './control-clock';
import { ControlError, errorResponse } from './control-error';
import { createLab } from './create-lab';
import { deleteLab } from './delete-lab';
import { forkLab } from './fork-lab';
import { getClock } from './get-clock';
import { getFaults } from './get-faults';
import { getInvocation } from './get-invocation';
import { getLab } from './get-lab';
import { getMetrics } from './get-metrics';
import { intervene } from './intervene';
import { listDeliveries } from './list-deliveries';
import { listInvocations } from './list-invocations';
import { listLabs } from './list-labs';
import { matchPath } from './match-path';
import type { Operation } from './operation';
import { putFaults } from './put-faults';
import { readEvents } from './read-events';
import { redriveMessage } from './redrive-message';
import { resetLab } from './reset-lab';
import { unknownLab } from './unknown-lab';

interface Route {
  readonly path: string;
  readonly methods: Readonly<Record<string, Operation>>;
}

/** The control contract, version 1: every path, its methods, and the operation of each. */
export const ROUTES: readonly Route[] = [
  {
    path: '/api/labs',
    methods: { GET: { on: 'labs', run: listLabs }, POST: { on: 'labs', run: createLab } },
  },
  {
    path: '/api/labs/{labId}',
    methods: { GET: { on: 'lab', run: getLab }, DELETE: { on: 'lab', run: deleteLab } },
  },
  { path: '/api/labs/{labId}/reset', methods: { POST: { on: 'lab', run: resetLab } } },
  { path: '/api/labs/{labId}/fork', methods: { POST: { on: 'lab', run: forkLab } } },
  {
    path: '/api/labs/{labId}/clock',
    methods: { GET: { on: 'lab', run: getClock }, POST: { on: 'lab', run: controlClock } },
  },
  { path: '/api/labs/{labId}/events', methods: { GET: { on: 'lab', run: readEvents } } },
  { path: '/api/labs/{labId}/invocations', methods: { GET: { on: 'lab', run: listInvocations } } },
  { path: '/api/labs/{labId}/invocations/{requestId}', methods: { GET: { on: 'lab', run: getInvocation } } },
  {
    path: '/api/labs/{labId}/invocations/{requestId}/intervene',
    methods: { POST: { on: 'lab', run: intervene } },
  },
  { path: '/api/labs/{labId}/queues/{queueName}/redrive', methods: { POST: { on: 'lab', run: redriveMessage } } },
  { path: '/api/labs/{labId}/deliveries', methods: { GET: { on: 'lab', run: listDeliveries } } },
  {
    path: '/api/labs/{labId}/functions/{functionName}/faults',
    methods: { GET: { on: 'lab', run: getFaults }, PUT: { on: 'lab', run: putFaults } },
  },
  { path: '/api/labs/{labId}/metrics', methods: { GET: { on: 'lab', run: getMetrics } } },
];

/** Whether a path belongs to this contract, also when there is nothing at it. */
export function isControlPath(path: string): boolean {
  return path === '/api/labs' || path.startsWith('/api/labs/');
}

/** Answers one request of the control contract. Rejects only on our own mistakes. */
export async function handleControl(request: WireRequest): Promise<WireResponse> {
  try {
    return await dispatch(request);
  } catch (error) {
    if (error instanceof ControlError) return errorResponse(error);
    if (error instanceof LabGone) return errorResponse(labChanged(error));
    throw error;
  }
}

async function dispatch(request: WireRequest): Promise<WireResponse> {
  for (const { methods, path } of ROUTES) {
    const parameters = matchPath(path, request.path);
    if (parameters !== undefined) return run(methodOf(methods, request), request, parameters);
  }
  throw new ControlError(
    404,
    'unknown-path',
    `There is nothing at ${request.path}.`,
    `The paths are ${ROUTES.map(({ path }) => path).join(', ')}.`,
  );
}

async function run(
  operation: Operation,
  request: WireRequest,
  parameters: ReadonlyMap<string, string>,
): Promise<WireResponse> {
  const labs = labRegistry();
  await labs.ready();
  if (operation.on === 'labs') return operation.run({ request, labs });
  const labId = parameters.get('labId') ?? '';
  const lab = labs.get(labId);
  if (lab === undefined) throw unknownLab(labId);
  return operation.run({ request, labs, lab, parameter: (name) => parameters.get(name) ?? '' });
}

/** HEAD is GET without its body, which the hosts leave out. */
function methodOf(methods: Route['methods'], { method, path }: WireRequest): Operation {
  const name = method === 'HEAD' ? 'GET' : method;
  const operation = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (operation !== undefined) return operation;
  const allowed = Object.keys(methods).flatMap((known) => (known === 'GET' ? ['GET', 'HEAD'] : [known]));
  throw new ControlError(
    405,
    'method-not-allowed',
    `${path} does not take ${method}.`,
    `Use ${allowed.join(' or ')}.`,
    {
      Allow: allowed.join(', '),
    },
  );
}

function labChanged({ labId, why }: LabGone): ControlError {
  const [status, what] = why === 'reset' ? [409, 'was reset'] : [404, 'was closed'];
  return new ControlError(status, 'lab-changed', `Lab ${labId} ${what} before it could answer.`, 'Ask again.');
}
