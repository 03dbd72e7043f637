import { invalidRequestContent, lambdaError } from '@/lib/aws/errors';
import { parsePayload } from '@/lib/aws/json/jackson-message';

/** What the size limit of a payload is called in AWS's message. */
export type PayloadKind = 'RequestResponse' | 'Event';

/** The payload as JSON text. INV-17, INV-40, INV-41, ERR-15, ERR-18: size first, then JSON; nothing sent means `{}`. */
export function payloadText(body: Uint8Array, kind: PayloadKind, maxBytes: number): string {
  if (body.byteLength === 0) return '{}';
  if (body.byteLength > maxBytes) {
    throw lambdaError(
      413,
      'RequestEntityTooLargeException',
      `${body.byteLength} byte payload is too large for the ${kind} invocation type (limit ${maxBytes} bytes)`,
    );
  }
  const parsed = parsePayload(body);
  if (parsed.error === undefined) return parsed.text;
  throw invalidRequestContent(
    `Could not parse request body into json: Could not parse payload into json: ${parsed.error}`,
  );
}
