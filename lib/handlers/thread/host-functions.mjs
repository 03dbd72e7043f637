// @ts-check
import { createHash, createHmac } from 'node:crypto';

/** What the guest's `host(operation, ...)` may ask, by operation. Texts and bytes go in, texts and bytes come out. */

/** @typedef {import('quickjs-wasi').JSValueHandle} Handle */

const ENCODINGS = new Set(['utf8', 'hex', 'base64', 'base64url', 'ascii', 'latin1', 'utf16le']);
const HASHES = new Set(['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512']);

/**
 * @param {string} text
 * @param {string} encoding
 * @returns {Uint8Array}
 */
export function toBytes(text, encoding) {
  if (encoding === 'wellFormed') return new TextEncoder().encode(text);
  if (!isEncoding(encoding)) throw `unknown encoding ${encoding}`;
  return Buffer.from(text, encoding);
}

/**
 * @param {Uint8Array} bytes
 * @param {string} encoding
 */
export function toText(bytes, encoding) {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (encoding === 'isUtf8') return String(isUtf8(buffer));
  if (!isEncoding(encoding)) throw `unknown encoding ${encoding}`;
  return buffer.toString(encoding);
}

/**
 * @param {string} algorithm
 * @param {Uint8Array} bytes
 * @param {Uint8Array | undefined} key
 */
export function hash(algorithm, bytes, key) {
  if (!HASHES.has(algorithm)) throw `unknown digest ${algorithm}`;
  return (key === undefined ? createHash(algorithm) : createHmac(algorithm, key)).update(bytes).digest();
}

/**
 * Parses a URL, or changes one part of it; '' when it is none.
 *
 * @param {string} asked JSON of [href, base, part, value]
 */
export function url(asked) {
  /** @type {unknown[]} */
  const [href, base, part, value] = JSON.parse(asked);
  let parsed;
  try {
    parsed = new URL(String(href), base === null || base === undefined ? undefined : String(base));
  } catch {
    return '';
  }
  switch (part) {
    case 'hash':
    case 'host':
    case 'hostname':
    case 'password':
    case 'pathname':
    case 'port':
    case 'protocol':
    case 'search':
    case 'username':
      parsed[part] = String(value);
  }
  const { hash: fragment, host, hostname, password, pathname, port, protocol, search, username, origin } = parsed;
  return JSON.stringify({
    ...{ href: parsed.href, origin, protocol, username, password, host, hostname, port, pathname, search },
    hash: fragment,
  });
}

/**
 * @param {string} name
 * @returns {name is BufferEncoding}
 */
function isEncoding(name) {
  return ENCODINGS.has(name);
}

/** @param {Buffer} buffer */
function isUtf8(buffer) {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(buffer);
    return true;
  } catch {
    return false;
  }
}
