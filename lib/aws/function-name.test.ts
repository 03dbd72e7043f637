import { describe, expect, it } from 'vitest';
import { AwsError } from './errors';
import { functionTarget } from './function-name';

const HOME = { accountId: '000000000000', region: 'us-east-1' };
const ARN = 'arn:aws:lambda:us-east-1:000000000000:function:my-function';
const INV_11 =
  '(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?';

function errorOf(segment: string, qualifier: string | null = null): { code: string; body: unknown; status: number } {
  try {
    functionTarget(segment, qualifier, HOME);
  } catch (error) {
    if (error instanceof AwsError) {
      return { code: error.code, status: error.statusCode, body: JSON.parse(error.body) };
    }
    throw error;
  }
  throw new Error('it was taken');
}

describe('names of functions (INV-09)', () => {
  it.each([
    ['my-function', null, 'my-function', undefined],
    ['my-function:v1', null, 'my-function', 'v1'],
    ['my-function', '$LATEST', 'my-function', '$LATEST'],
    ['my-function:$LATEST', '$LATEST', 'my-function', '$LATEST'],
    [ARN, null, 'my-function', undefined],
    [`${ARN}:7`, null, 'my-function', '7'],
    ['000000000000:function:my-function', null, 'my-function', undefined],
    ['000000000000:function:my-function:v1', null, 'my-function', 'v1'],
    [encodeURIComponent(`${ARN}:v1`), null, 'my-function', 'v1'],
    ['x'.repeat(65), null, 'x'.repeat(65), undefined],
    ['function', null, 'function', undefined],
    ['my-function', '$latest', 'my-function', '$latest'],
  ])('%s with qualifier %s', (segment, query, functionName, qualifier) => {
    expect(functionTarget(segment, query, HOME)).toEqual({ functionName, qualifier });
  });

  it.each([
    'my-function!',
    'my-function:1:2',
    'my-function:$LATES',
    'arn:aws:lambda::000000000000:function:my-function',
    'arn:aws:lambda:us-east-1::function:my-function',
    'arn:aws:ec2:us-east-1:000000000000:instance/i-1',
    '%zz',
  ])('%s breaks the pattern, printed as the live service prints it (INV-11, INV-15, ERR-27)', (name) => {
    expect(errorOf(name)).toEqual({
      code: 'ValidationException',
      status: 400,
      body: {
        message: `1 validation error detected: Value '${name}' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: ${INV_11}`,
      },
    });
  });

  it('ERR-28: a qualifier breaks its pattern', () => {
    expect(errorOf('f', 'invalid-qualifier-with-?-char').body).toEqual({
      message:
        "1 validation error detected: Value 'invalid-qualifier-with-?-char' at 'qualifier' failed to satisfy constraint: Member must satisfy regular expression pattern: \\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+",
    });
  });

  it('ERR-28: a qualifier of 129 characters is too long', () => {
    const long = 'q'.repeat(129);
    expect(errorOf('f', long).body).toEqual({
      message: `1 validation error detected: Value '${long}' at 'qualifier' failed to satisfy constraint: Member must have length less than or equal to 128`,
    });
  });

  it('joins what is wrong with name and qualifier (ERR-04)', () => {
    expect(errorOf('f!', 'q?').body).toMatchObject({
      message: expect.stringMatching(/^2 validation errors detected: .*; Value 'q\?'/),
    });
  });

  it('INV-16: two different qualifiers are one too many', () => {
    expect(errorOf('my-function:v1', 'v2')).toEqual({
      code: 'InvalidParameterValueException',
      status: 400,
      body: {
        Type: 'User',
        message: 'The derived qualifier from the function name does not match the specified qualifier.',
      },
    });
  });

  it('ERR-12: another region is not reachable', () => {
    expect(errorOf('arn:aws:lambda:eu-west-1:000000000000:function:f')).toEqual({
      code: 'ResourceNotFoundException',
      status: 404,
      body: {
        Type: 'User',
        Message: "Functions from 'eu-west-1' are not reachable in this region ('us-east-1')",
      },
    });
  });

  it('ERR-13: another account is denied', () => {
    expect(errorOf('arn:aws:lambda:us-east-1:111111111111:function:f')).toEqual({
      code: 'AccessDeniedException',
      status: 403,
      body: { Message: null },
    });
  });
});
