import { expect, it } from 'vitest';
import { labIdOf } from './lab-of-request';

const signed = (key: string) =>
  `AWS4-HMAC-SHA256 Credential=${key}/20260101/us-east-1/lambda/aws4_request, SignedHeaders=host, Signature=00`;

it('an access key id of 12 digits names the lab', () => {
  expect(labIdOf(signed('123456789012'))).toBe('123456789012');
});

it.each([
  undefined,
  '',
  'Bearer x',
  'Credential=',
  signed('AKIAIOSFODNN7EXAMPLE'),
  signed('1234'),
  signed('1234567890123'),
])('anything else means the default lab: %s', (authorization) => {
  expect(labIdOf(authorization)).toBe('000000000000');
});
