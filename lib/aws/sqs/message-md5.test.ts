import { expect, it } from 'vitest';
import { attributesMd5, bodyMd5 } from './message-md5';

const text = (dataType: string, stringValue: string) => ({ dataType, stringValue, binaryValue: undefined });

it('digests a body as its UTF-8 bytes', () => {
  expect(bodyMd5('héllo €')).toBe('6a1950b864488746748ba6312d3ce712');
});

it('digests one attribute as SQS does', () => {
  expect(attributesMd5({ timestamp: text('Number', '1493147359900') })).toBe('235c5c510d26fb653d073faed50ae77c');
});

it('digests attributes by name, whatever order they were sent in', () => {
  const attributes = {
    RequestID: text('String', 'abc'),
    ErrorCode: text('Number', '200'),
    ErrorMessage: text('String', 'Test é'),
  };
  expect(attributesMd5(attributes)).toBe('eaec5ac0cad85fca807c06a3e0545861');
});

it('tells binary values and custom types apart', () => {
  const attributes = {
    a: text('String.custom', 'x'),
    b: { dataType: 'Binary', stringValue: undefined, binaryValue: 'AP8=' },
  };
  expect(attributesMd5(attributes)).toBe('f3c244c9ef73781fabc4b9c3a1e04122');
});

it('has no digest for no attributes', () => {
  expect(attributesMd5({})).toBeUndefined();
});
