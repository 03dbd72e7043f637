/**
 * `X-Amzn-Trace-Id` of an invocation (INV-22), made from its request id alone, so that one seed gives one header. The
 * lineage names the function and how far down a chain it runs.
 */
export function traceId(requestId: string, functionName: string, lineage: number): string {
  const hex = requestId.replaceAll('-', '');
  const parent = hash(hex) + hash(`${hex}/parent`);
  return `Root=1-${hex.slice(0, 8)}-${hex.slice(8)};Parent=${parent};Sampled=0;Lineage=1:${hash(functionName)}:${lineage}`;
}

/** FNV-1a, 8 hex digits. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return (value >>> 0).toString(16).padStart(8, '0');
}
