import { describe, expect, it } from 'vitest';
import { isAwsRequest } from './operations';

describe('which requests are for AWS', () => {
  it.each([
    ['GET', '/2015-03-31/functions/', {}],
    ['POST', '/2015-03-31/functions/f/invocations', {}],
    ['PATCH', '/2031-01-01/of-the-future', {}],
    ['POST', '/', { 'x-amz-target': 'AmazonSQS.ListQueues' }],
    ['POST', '/000000000000/queue', { 'x-amz-target': 'AmazonSQS.SendMessage' }],
    ['POST', '/', { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }],
  ])('%s %s', (method, path, headers) => {
    expect(isAwsRequest(method, path, headers)).toBe(true);
  });

  it.each([
    ['GET', '/', {}],
    ['GET', '/', { 'x-amz-target': 'AmazonSQS.ListQueues' }],
    ['POST', '/', { 'content-type': 'application/json' }],
    ['POST', '/api/labs', { 'x-amz-target': 'AmazonSQS.ListQueues' }],
    ['GET', '/labs/000000000000', {}],
    ['GET', '/2015-03-3/functions', {}],
    ['GET', '/2-labs', {}],
  ])('not %s %s', (method, path, headers) => {
    expect(isAwsRequest(method, path, headers)).toBe(false);
  });
});
