import type { WireResponse } from '@/lib/wire/wire-message';

/** A JSON answer. Never cached: a lab changes with every request. */
export function json(status: number, value: object, headers: Readonly<Record<string, string>> = {}): WireResponse {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
    body: `${JSON.stringify(value)}\n`,
  };
}
