import type { InvocationType } from '@/lib/engine/events';
import { ASYNC_PAYLOAD_MAX_BYTES, SYNC_PAYLOAD_MAX_BYTES } from '@/lib/engine/limits';
import { utf8Bytes } from '@/lib/engine/utf8';

/** How a payload stands against the limit of its invocation type. */
export interface PayloadSize {
  readonly bytes: number;
  readonly limitBytes: number;
  /** 0 to 1, never more. */
  readonly share: number;
  /** `near` from 80 % on. */
  readonly level: 'fine' | 'near' | 'over';
  /** `74 B of 1 MB`. */
  readonly text: string;
}

const NEAR = 0.8;

/** Measures a payload as the service does: in bytes of UTF-8 (INV-40, INV-41). An empty body is `{}` to the function (INV-17). */
export function measurePayload(payload: string, invocationType: InvocationType): PayloadSize {
  const bytes = utf8Bytes(payload);
  const limitBytes = invocationType === 'Event' ? ASYNC_PAYLOAD_MAX_BYTES : SYNC_PAYLOAD_MAX_BYTES;
  const share = bytes / limitBytes;
  return {
    bytes,
    limitBytes,
    share: Math.min(1, share),
    level: share > 1 ? 'over' : share >= NEAR ? 'near' : 'fine',
    text: `${formatBytes(bytes)} of ${formatBytes(limitBytes)}`,
  };
}

/** Bytes as AWS counts them: 1 MB is 1,048,576 bytes. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`;
  if (bytes < 1_048_576) return `${trimmed(bytes / 1_024)} KB`;
  return `${trimmed(bytes / 1_048_576)} MB`;
}

function trimmed(value: number): string {
  return String(Math.floor(value * 10) / 10);
}
