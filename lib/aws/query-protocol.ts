import { AwsError } from './errors';

const NOT_SPOKEN =
  'Invocation Lab does not speak the query protocol of older SDKs (form-encoded requests). Use an SDK or AWS CLI that speaks the JSON protocol of SQS; SNS is not here yet.';

/** The answer to every form-encoded call: a clear refusal in the XML its sender can read. */
export function refusedQuery(body: Uint8Array): AwsError {
  const action = new URLSearchParams(Buffer.from(body).toString('utf8')).get('Action');
  return queryError(400, 'InvalidAction', action === null ? NOT_SPOKEN : `${action}: ${NOT_SPOKEN}`);
}

/** An error of the query protocol. */
export function queryError(statusCode: number, code: string, message: string): AwsError {
  const type = statusCode < 500 ? 'Sender' : 'Receiver';
  const body = `<?xml version="1.0"?><ErrorResponse><Error><Type>${type}</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error></ErrorResponse>`;
  return new AwsError(statusCode, code, message, body, {}, 'text/xml');
}

function escapeXml(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]/gu, '?')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
