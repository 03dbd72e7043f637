/** One server-sent event. `data` is one line, because JSON has no raw line ends. */
export function sseFrame(event: string, data: object, id?: number): string {
  const idLine = id === undefined ? '' : `id: ${id}\n`;
  return `event: ${event}\n${idLine}data: ${JSON.stringify(data)}\n\n`;
}

/** A line browsers ignore; it keeps proxies from closing a quiet stream. */
export const HEARTBEAT = ': alive\n\n';
