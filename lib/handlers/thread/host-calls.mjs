// @ts-check
import { hash, toBytes, toText, url } from './host-functions.mjs';

/**
 * What the guest's `host(operation, ...)` may ask of its environment. Texts and bytes go in, texts and bytes come out.
 *
 * @typedef {{
 *   modules: import('./package-modules.mjs').PackageModules,
 *   files: import('./memory-files.mjs').MemoryFiles,
 *   log: (line: string) => void,
 *   exit: (code: number) => void,
 *   clockMs: () => number,
 *   memoryBytes: () => number,
 * }} HostSide
 */

/**
 * @param {HostSide} side
 * @param {string} operation
 * @param {readonly (string | Uint8Array | undefined)[]} values
 * @returns {string | Uint8Array}
 */
export function answerHostCall(side, operation, [first, second, third]) {
  switch (operation) {
    case 'log':
      side.log(textOf(first));
      return '';
    case 'now':
      return String(side.clockMs());
    case 'exit':
      side.exit(Number(textOf(first)));
      return '';
    case 'memory':
      return String(side.memoryBytes());
    case 'source':
      return side.modules.source(textOf(first));
    case 'resolve':
      return JSON.stringify(side.modules.resolve(textOf(first), textOf(second)));
    case 'resolveHandler':
      return JSON.stringify(side.modules.resolveHandler(textOf(first)));
    case 'toBytes':
      return toBytes(textOf(first), textOf(second));
    case 'toText':
      return toText(bytesOf(first), textOf(second));
    case 'hash':
      return hash(textOf(first), bytesOf(second), third === undefined ? undefined : bytesOf(third));
    case 'url':
      return url(textOf(first));
    case 'fsStat':
      return JSON.stringify(side.files.stat(textOf(first)));
    case 'fsRead':
      return side.files.read(textOf(first));
    case 'fsWrite':
      return side.files.write(textOf(first), bytesOf(second));
    case 'fsMakeDirectory':
      return side.files.makeDirectory(textOf(first));
    case 'fsRemove':
      return side.files.remove(textOf(first));
    default:
      throw `unknown operation ${operation}`;
  }
}

/** @param {string | Uint8Array | undefined} value */
export function textOf(value) {
  if (typeof value !== 'string') throw 'expected a text';
  return value;
}

/** @param {string | Uint8Array | undefined} value */
function bytesOf(value) {
  if (!(value instanceof Uint8Array)) throw 'expected bytes';
  return value;
}
