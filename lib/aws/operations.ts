import { LabGone } from '@/lib/labs/lab-gone';
import { labRegistry } from '@/lib/labs/lab-registry';
import type { WireRequest, WireResponse } from '@/lib/wire/wire-message';
import type { Operation } from './call';
import { AwsError } from './errors';
import { labOfRequest, noSuchLab } from './lab-of-request';
import { createFunction } from './lambda/create-function';
import { deleteFunction } from './lambda/delete-function';
import { deleteFunctionConcurrency } from './lambda/delete-function-concurrency';
import { deleteFunctionEventInvokeConfig } from './lambda/delete-function-event-invoke-config';
import { downloadCodePackage } from './lambda/download-code-package';
import { getFunction } from './lambda/get-function';
import { getFunctionConcurrency } from './lambda/get-function-concurrency';
import { getFunctionConfiguration } from './lambda/get-function-configuration';
import { getFunctionEventInvokeConfig } from './lambda/get-function-event-invoke-config';
import { invoke } from './lambda/invoke';
import { invokeAsync } from './lambda/invoke-async';
import { listFunctionEventInvokeConfigs } from './lambda/list-function-event-invoke-configs';
import { listFunctions } from './lambda/list-functions';
import { putFunctionConcurrency } from './lambda/put-function-concurrency';
import { putFunctionEventInvokeConfig } from './lambda/put-function-event-invoke-config';
import { updateFunctionCode } from './lambda/update-function-code';
import { updateFunctionConfiguration } from './lambda/update-function-configuration';
import { updateFunctionEventInvokeConfig } from './lambda/update-function-event-invoke-config';
import { OperationTable, type Route } from './operation-table';
import { frontError, protocolOf } from './protocol';
import { newRequestId } from './request-id';
import { createQueue } from './sqs/create-queue';
import { deleteMessage } from './sqs/delete-message';
import { deleteQueue } from './sqs/delete-queue';
import { getQueueAttributes } from './sqs/get-queue-attributes';
import { getQueueUrl } from './sqs/get-queue-url';
import { listQueues } from './sqs/list-queues';
import { purgeQueue } from './sqs/purge-queue';
import { receiveMessage } from './sqs/receive-message';
import { sendMessage } from './sqs/send-message';

const FN = '/functions/{FunctionName}';

/** The map: every operation of AWS that Invocation Lab has, by method and path as in AWS's own service models. */
const ROUTES: readonly Route[] = [
  { method: 'POST', path: `/2015-03-31${FN}/invocations`, operation: invoke },
  { method: 'POST', path: `/2014-11-13${FN}/invoke-async`, operation: invokeAsync },

  { method: 'POST', path: '/2015-03-31/functions', operation: createFunction },
  { method: 'GET', path: '/2015-03-31/functions', operation: listFunctions },
  { method: 'GET', path: `/2015-03-31${FN}`, operation: getFunction },
  { method: 'DELETE', path: `/2015-03-31${FN}`, operation: deleteFunction },
  { method: 'GET', path: `/2015-03-31${FN}/configuration`, operation: getFunctionConfiguration },
  { method: 'PUT', path: `/2015-03-31${FN}/configuration`, operation: updateFunctionConfiguration },
  { method: 'PUT', path: `/2015-03-31${FN}/code`, operation: updateFunctionCode },
  { method: 'GET', path: `/2015-03-31${FN}/code-package`, operation: downloadCodePackage },

  { method: 'PUT', path: `/2017-10-31${FN}/concurrency`, operation: putFunctionConcurrency },
  { method: 'GET', path: `/2019-09-30${FN}/concurrency`, operation: getFunctionConcurrency },
  { method: 'DELETE', path: `/2017-10-31${FN}/concurrency`, operation: deleteFunctionConcurrency },

  { method: 'PUT', path: `/2019-09-25${FN}/event-invoke-config`, operation: putFunctionEventInvokeConfig },
  { method: 'POST', path: `/2019-09-25${FN}/event-invoke-config`, operation: updateFunctionEventInvokeConfig },
  { method: 'GET', path: `/2019-09-25${FN}/event-invoke-config`, operation: getFunctionEventInvokeConfig },
  { method: 'DELETE', path: `/2019-09-25${FN}/event-invoke-config`, operation: deleteFunctionEventInvokeConfig },
  { method: 'GET', path: `/2019-09-25${FN}/event-invoke-config/list`, operation: listFunctionEventInvokeConfigs },
];

/** The operations of services whose calls all go to `POST /`, by the name in `X-Amz-Target`. */
const TARGETS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['AmazonSQS.CreateQueue', createQueue],
  ['AmazonSQS.ListQueues', listQueues],
  ['AmazonSQS.DeleteQueue', deleteQueue],
  ['AmazonSQS.GetQueueUrl', getQueueUrl],
  ['AmazonSQS.GetQueueAttributes', getQueueAttributes],
  ['AmazonSQS.SendMessage', sendMessage],
  ['AmazonSQS.ReceiveMessage', receiveMessage],
  ['AmazonSQS.DeleteMessage', deleteMessage],
  ['AmazonSQS.PurgeQueue', purgeQueue],
]);

const TABLE = new OperationTable(ROUTES, TARGETS);

/** Answers one call of an AWS client, whatever it is. Never rejects, and says nothing about the inside. */
export async function handleAws(request: WireRequest): Promise<WireResponse> {
  try {
    const { operation, segment } = TABLE.find(request);
    let lab = labOfRequest(request);
    if (lab === undefined) {
      // Only in the first moments of a process is the default lab not there yet.
      await labRegistry().ready();
      lab = labOfRequest(request);
    }
    if (lab === undefined) throw noSuchLab(request);
    return await operation({ request, lab, segment });
  } catch (error) {
    return errorAnswer(request, error);
  }
}

function errorAnswer(request: WireRequest, error: unknown): WireResponse {
  if (error instanceof AwsError) return error.toWire(newRequestId());
  if (error instanceof LabGone) return labGone(request, error).toWire(newRequestId());
  console.error(`${request.method} ${request.path}`, error);
  const message = 'The service encountered an internal error.';
  return frontError(protocolOf(request), 500, 'ServiceException', message).toWire(newRequestId());
}

/** A conflict, not a service error: a client that tried again would do it in a lab that has begun anew. */
function labGone(request: WireRequest, { labId, why }: LabGone): AwsError {
  const message = `Lab ${labId} was ${why} before it could answer.`;
  return frontError(protocolOf(request), 409, 'ResourceConflictException', message);
}

/**
 * Whether a request is for AWS rather than for the page or our own contract: a path that begins with a date as all of
 * Lambda's do, or a POST in one of AWS's other protocols.
 */
export function isAwsRequest(method: string, path: string, headers: WireRequest['headers']): boolean {
  if (path.charCodeAt(1) === 0x32 && DATED.test(path)) return true;
  if (method !== 'POST' || path.startsWith('/api/')) return false;
  if (headers['x-amz-target'] !== undefined) return true;
  return path === '/' && protocolOf({ method, headers }) === 'query';
}

const DATED = /^\/20\d\d-\d\d-\d\d(?:\/|$)/;
