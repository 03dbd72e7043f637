import { describe, expect, it } from 'vitest';
import { type AwsError, accessDenied, lambdaError, validationError } from './errors';

const ID = '6679703e-48b5-4db2-9d79-dd6bda1d4e66';

function bodyOf(error: AwsError): unknown {
  return error.toWire(ID).body;
}

describe('errors on the wire', () => {
  it('carry the header set of ERR-01 and nothing else', () => {
    const { status, headers } = lambdaError(404, 'ResourceNotFoundException', 'gone').toWire(ID);
    expect(status).toBe(404);
    expect(Object.entries(headers)).toEqual([
      ['Content-Type', 'application/json'],
      ['x-amzn-RequestId', ID],
      ['x-amzn-ErrorType', 'ResourceNotFoundException'],
    ]);
  });

  it.each([
    ['ResourceNotFoundException', 404, '{"Type":"User","Message":"m"}'],
    ['EC2ThrottledException', 502, '{"Type":"Service","Message":"m"}'],
    ['ServiceException', 500, '{"Type":"Service","Message":"m"}'],
    ['InvalidParameterValueException', 400, '{"Type":"User","message":"m"}'],
    ['InvalidRequestContentException', 400, '{"Type":"User","message":"m"}'],
    ['ResourceConflictException', 409, '{"Type":"User","message":"m"}'],
    ['PreconditionFailedException', 412, '{"Type":"User","message":"m"}'],
  ])('%s: order of keys and case of message as ERR-02 and ERR-03 have them', (code, status, body) => {
    expect(bodyOf(lambdaError(status, code, 'm'))).toBe(body);
  });

  it('ValidationException has no Type and joins its errors (ERR-04)', () => {
    expect(bodyOf(validationError(['A']))).toBe('{"message":"1 validation error detected: A"}');
    expect(bodyOf(validationError(['A', 'B']))).toBe('{"message":"2 validation errors detected: A; B"}');
  });

  it('a throttle is the 103 bytes of ERR-05', () => {
    const body = bodyOf(
      lambdaError(429, 'TooManyRequestsException', 'Rate Exceeded.', {
        reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
      }),
    );
    expect(body).toBe(
      '{"Reason":"ReservedFunctionConcurrentInvocationLimitExceeded","Type":"User","message":"Rate Exceeded."}',
    );
    expect(String(body)).toHaveLength(103);
  });

  it('a payload that is too large has only Message, 97 bytes for the recorded one (ERR-18)', () => {
    const body = bodyOf(
      lambdaError(
        413,
        'RequestEntityTooLargeException',
        '262153 byte payload is too large for the Event invocation type (limit 262144 bytes)',
      ),
    );
    expect(String(body)).toHaveLength(97);
    expect(body).toBe(
      '{"Message":"262153 byte payload is too large for the Event invocation type (limit 262144 bytes)"}',
    );
  });

  it('access denied has a null message on the wire and a reason for the log (ERR-13)', () => {
    const error = accessDenied('not yours');
    expect(bodyOf(error)).toBe('{"Message":null}');
    expect(error.message).toBe('not yours');
  });
});
