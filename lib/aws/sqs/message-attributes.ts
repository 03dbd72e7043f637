import { z } from 'zod';
import type { MessageAttribute, MessageAttributes } from '@/lib/engine/queue';
import { invalidValue } from './sqs-error';

/** Ten at most, as on SQS. */
const ATTRIBUTES_MAX = 10;
const NAME = /^(?!\.)(?!.*\.\.)[A-Za-z0-9_.-]{1,256}(?<!\.)$/;
const TYPE = /^(?:String|Number|Binary)(?:\.[^\s]{1,249})?$/;
const NUMBER = /^-?\d{1,126}(?:\.\d{1,126})?(?:[eE][+-]?\d{1,3})?$/;

export const messageAttributesSchema = z
  .record(
    z.string(),
    z.object({ DataType: z.string(), StringValue: z.string().nullish(), BinaryValue: z.string().nullish() }),
  )
  .nullish();

type Sent = z.infer<typeof messageAttributesSchema>;

/** Attributes as SendMessage sends them, checked and in the engine's terms. */
export function readMessageAttributes(sent: Sent): MessageAttributes {
  const entries = Object.entries(sent ?? {});
  if (entries.length > ATTRIBUTES_MAX) {
    throw invalidValue(
      `Number of message attributes [${entries.length}] exceeds the allowed maximum [${ATTRIBUTES_MAX}].`,
    );
  }
  return Object.fromEntries(
    entries.map(([name, value]) => {
      const attribute: MessageAttribute = {
        dataType: value.DataType,
        stringValue: value.StringValue ?? undefined,
        binaryValue: value.BinaryValue ?? undefined,
      };
      requireAttribute(name, attribute);
      return [name, attribute];
    }),
  );
}

function requireAttribute(name: string, { dataType, stringValue, binaryValue }: MessageAttribute): void {
  if (!NAME.test(name)) {
    throw invalidValue(
      'Message (user) attribute name can contain only A-Z, a-z, 0-9, underscore (_), hyphen (-) and period (.), neither first nor last nor twice in a row.',
    );
  }
  if (!TYPE.test(dataType)) {
    throw invalidValue(
      `The type of message (user) attribute '${name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.`,
    );
  }
  const value = dataType.startsWith('Binary') ? binaryValue : stringValue;
  if (value === undefined || value === '') {
    throw invalidValue(`Message (user) attribute '${name}' must contain a non-empty value of type '${dataType}'.`);
  }
  if (dataType.startsWith('Number') && !NUMBER.test(value)) {
    throw invalidValue(`Can't cast the value of message (user) attribute '${name}' to a number.`);
  }
}

/** The attributes a receiver asked for: by name, by prefix (`foo.*`) or all. */
export function chosenAttributes(attributes: MessageAttributes, wanted: readonly string[]): MessageAttributes {
  if (wanted.length === 0) return {};
  const isWanted = (name: string) =>
    wanted.some((want) => want === 'All' || want === '.*' || want === name || isPrefix(want, name));
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isWanted(name)));
}

function isPrefix(want: string, name: string): boolean {
  return want.endsWith('.*') && name.startsWith(want.slice(0, -2));
}

/** Attributes as SQS sends them. */
export function wireAttributes(attributes: MessageAttributes): object {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { dataType, stringValue, binaryValue }]) => [
      name,
      { StringValue: stringValue, BinaryValue: binaryValue, DataType: dataType },
    ]),
  );
}

/** What attributes take of the size a message may have. */
export function attributesBytes(attributes: MessageAttributes): number {
  return Object.entries(attributes).reduce(
    (bytes, [name, { dataType, stringValue, binaryValue }]) =>
      bytes +
      Buffer.byteLength(name) +
      Buffer.byteLength(dataType) +
      Buffer.byteLength(stringValue ?? '') +
      Buffer.byteLength(binaryValue ?? '', 'base64'),
    0,
  );
}
