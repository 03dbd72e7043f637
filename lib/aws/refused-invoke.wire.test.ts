import { InvokeCommand } from '@aws-sdk/client-lambda';
import { beforeAll, describe, expect, it } from 'vitest';
import { awsTestServer, createEcho, type RawAnswer } from './aws-test-server';

const aws = awsTestServer();
const PATH = '/2015-03-31/functions/echo/invocations';
const SOURCE = '[Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); ';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

beforeAll(async () => {
  await createEcho(aws.lab, 'echo');
});

function invokeRaw(body: string | Uint8Array, headers: Record<string, string> = {}): Promise<RawAnswer> {
  return aws.send({ method: 'POST', path: PATH, body, headers });
}

function at(line: number, column: number): string {
  return `${SOURCE}line: ${line}, column: ${column}]`;
}

describe('refused at the border', () => {
  it.each(['RequestResponse', 'Event', 'DryRun'])('ERR-15, ERR-16: broken JSON is 400 for %s', async (type) => {
    const { status, headers, body } = await invokeRaw('{"broken":', { 'x-amz-invocation-type': type });
    expect(status).toBe(400);
    expect(headers).toEqual({
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(body)),
      'x-amzn-RequestId': expect.stringMatching(UUID),
      'x-amzn-ErrorType': 'InvalidRequestContentException',
    });
    expect(body).toBe(
      JSON.stringify({
        Type: 'User',
        message: `Could not parse request body into json: Could not parse payload into json: Unexpected end-of-input within/between Object entries\n at ${at(1, 11)}`,
      }),
    );
  });

  it('ERR-16: the recorded answer to a lone brace is 377 bytes', async () => {
    expect((await invokeRaw('{')).headers['Content-Length']).toBe('377');
  });

  it('ERR-16: bytes that are no UTF-8', async () => {
    expect(JSON.parse((await invokeRaw(Uint8Array.of(0x6e, 0x87, 0x72))).body).message).toContain(
      `Invalid UTF-8 start byte 0x87\n at ${at(1, 3)}`,
    );
  });

  it.each([
    ['RequestResponse', 6_291_457, 6_291_456],
    ['Event', 1_048_577, 1_048_576],
  ])('ERR-18, INV-40, INV-41: one byte too many for %s is 413', async (type, bytes, limit) => {
    const answer = await invokeRaw(Buffer.alloc(bytes, 0x20), { 'x-amz-invocation-type': type });
    expect(answer.status).toBe(413);
    expect(answer.headers['x-amzn-ErrorType']).toBe('RequestEntityTooLargeException');
    expect(answer.body).toBe(
      `{"Message":"${bytes} byte payload is too large for the ${type} invocation type (limit ${limit} bytes)"}`,
    );
  });

  it.each([
    ['RequestResponse', 6_291_456],
    ['Event', 1_048_576],
  ])('INV-40, INV-41: a payload of exactly the limit for %s is taken', async (type, bytes) => {
    const payload = `"${'x'.repeat(bytes - 2)}"`;
    expect((await invokeRaw(payload, { 'x-amz-invocation-type': type })).status).toBeLessThan(300);
  });

  it('ERR-18, INV-18: InvokeAsync keeps its old limit, in 97 bytes', async () => {
    const body = Buffer.alloc(262_153, 0x20);
    const answer = await aws.send({ method: 'POST', path: '/2014-11-13/functions/echo/invoke-async', body });
    expect(answer.status).toBe(413);
    expect(answer.headers['Content-Length']).toBe('97');
    expect(answer.body).toContain(
      '262153 byte payload is too large for the Event invocation type (limit 262144 bytes)',
    );
  });

  it('ERR-18 before ERR-15: size is looked at first', async () => {
    expect((await invokeRaw(Buffer.alloc(6_291_457, 0x7b))).status).toBe(413);
  });

  it('INV-02: an unknown invocation type', async () => {
    const { status, body } = await invokeRaw('{}', { 'x-amz-invocation-type': 'Later' });
    expect(status).toBe(400);
    expect(body).toBe(
      `{"message":"1 validation error detected: Value 'Later' at 'invocationType' failed to satisfy constraint: Member must satisfy enum value set: [Event, RequestResponse, DryRun]"}`,
    );
  });

  it('ERR-27: a wrong name', async () => {
    const answer = await aws.send({ method: 'POST', path: PATH.replace('echo', 'my-function%21') });
    expect(answer.status).toBe(400);
    expect(answer.headers['x-amzn-ErrorType']).toBe('ValidationException');
    expect(answer.body).toMatch(
      /^\{"message":"1 validation error detected: Value 'my-function!' at 'functionName' failed/,
    );
  });

  it('shows in the log what it refused, under the request id of the answer', async () => {
    const before = aws.lab.state.counts.invocations;
    const answer = await invokeRaw('not json', { 'x-amz-invocation-type': 'Event' });
    expect(aws.lab.state.counts.invocations).toBe(before + 1);
    expect(aws.lab.state.invocations.get(answer.headers['x-amzn-RequestId'] ?? '')).toMatchObject({
      phase: 'rejected',
      functionName: 'echo',
      invocationType: 'Event',
    });
  });
});

describe('names that lead nowhere', () => {
  it.each([
    ['nobody', 'nobody:$LATEST'],
    ['echo:7', 'echo:7'],
    ['echo?Qualifier=%24latest', 'echo:$latest'],
  ])('ERR-10, ERR-11, INV-15: %s is not found', async (name, wanted) => {
    const [functionName = '', query] = name.split('?');
    const path = `${PATH.replace('echo', functionName)}${query === undefined ? '' : `?${query}`}`;
    const answer = await aws.send({ method: 'POST', path, body: '{}' });
    expect(answer.status).toBe(404);
    expect(answer.headers['x-amzn-ErrorType']).toBe('ResourceNotFoundException');
    expect(answer.body).toBe(
      `{"Type":"User","Message":"Function not found: arn:aws:lambda:us-east-1:${aws.lab.labId}:function:${wanted}"}`,
    );
  });

  it('INV-14: a name of 65 characters is not found rather than invalid', async () => {
    const answer = await aws.send({ method: 'POST', path: PATH.replace('echo', 'x'.repeat(65)) });
    expect(answer.status).toBe(404);
  });

  it('ERR-12: another region', async () => {
    const arn = encodeURIComponent('arn:aws:lambda:eu-west-1:000000000000:function:echo');
    const answer = await aws.send({ method: 'POST', path: PATH.replace('echo', arn) });
    expect(answer.status).toBe(404);
    expect(answer.body).toBe(
      `{"Type":"User","Message":"Functions from 'eu-west-1' are not reachable in this region ('us-east-1')"}`,
    );
  });

  it('ERR-13: another account', async () => {
    const arn = encodeURIComponent('arn:aws:lambda:us-east-1:999999999999:function:echo');
    const answer = await aws.send({ method: 'POST', path: PATH.replace('echo', arn) });
    expect([answer.status, answer.headers['x-amzn-ErrorType']]).toEqual([403, 'AccessDeniedException']);
  });

  it('INV-09: its own ARN, full and partial, is found', async () => {
    for (const name of [
      `arn:aws:lambda:us-east-1:${aws.lab.labId}:function:echo`,
      `${aws.lab.labId}:function:echo:$LATEST`,
    ]) {
      const answer = await aws.lambda.send(new InvokeCommand({ FunctionName: name }));
      expect(answer.StatusCode).toBe(200);
    }
  });
});

describe('what is no operation at all', () => {
  it('an unknown path is 404 in the shape of AWS', async () => {
    const answer = await aws.send({ method: 'POST', path: '/2015-03-31/functions/echo/versions' });
    expect(answer.status).toBe(404);
    expect(answer.headers['x-amzn-ErrorType']).toBe('UnknownOperationException');
    expect(JSON.parse(answer.body).message).toContain('POST /2015-03-31/functions/echo/versions');
  });

  it('a wrong method is 405 and names the right ones', async () => {
    const answer = await aws.send({ method: 'DELETE', path: PATH });
    expect(answer.status).toBe(405);
    expect(JSON.parse(answer.body).message).toContain('POST');
  });

  it('a lab that is not there is 403 and says how to make it', async () => {
    const headers = {
      authorization: 'AWS4-HMAC-SHA256 Credential=123456789012/20260101/us-east-1/lambda/aws4_request',
    };
    const answer = await aws.send({ method: 'POST', path: PATH, headers });
    expect(answer.status).toBe(403);
    expect(answer.headers['x-amzn-ErrorType']).toBe('UnrecognizedClientException');
    expect(JSON.parse(answer.body).message).toContain('POST /api/labs {"accountId":"123456789012"}');
  });
});
