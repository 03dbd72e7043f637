import { createHash } from 'node:crypto';
import type { MessageAttribute, MessageAttributes } from '@/lib/engine/queue';

/** MD5 of a message body, which SDKs check. */
export function bodyMd5(body: string): string {
  return createHash('md5').update(body).digest('hex');
}

/**
 * MD5 of message attributes by SQS's own encoding: by name, each of name, type and value with its length before it, and a
 * byte for the sort of value between the two. Undefined when there are none.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
 */
export function attributesMd5(attributes: MessageAttributes): string | undefined {
  const entries = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) return undefined;
  const hash = createHash('md5');
  for (const [name, attribute] of entries) {
    const { dataType } = attribute;
    hash.update(withLength(Buffer.from(name)));
    hash.update(withLength(Buffer.from(dataType)));
    hash.update(Uint8Array.of(isBinary(attribute) ? 2 : 1));
    hash.update(withLength(valueBytes(attribute)));
  }
  return hash.digest('hex');
}

function isBinary({ dataType }: MessageAttribute): boolean {
  return dataType === 'Binary' || dataType.startsWith('Binary.');
}

function valueBytes(attribute: MessageAttribute): Buffer {
  return isBinary(attribute)
    ? Buffer.from(attribute.binaryValue ?? '', 'base64')
    : Buffer.from(attribute.stringValue ?? '');
}

function withLength(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.byteLength);
  return Buffer.concat([length, bytes]);
}
