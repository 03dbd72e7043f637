// @ts-check
import { posix } from 'node:path';
import { TASK_ROOT } from './module-resolution.mjs';

/** `/tmp` of an execution environment: it lives as long as the environment, resets included (FUN-17). */
export class TmpFiles {
  /** @type {Map<string, Uint8Array | 'directory'>} */
  entries = new Map([['/tmp', 'directory']]);
  usedBytes = 0;
}

/**
 * What the guest sees as files: the package to read, `/tmp` to read and write. Answers are error codes, or '' for done.
 */
export class MemoryFiles {
  #package;
  #tmp;
  #limitBytes;

  /**
   * @param {ReadonlyMap<string, string>} packageFiles by absolute path
   * @param {TmpFiles} tmp
   * @param {number} limitBytes
   */
  constructor(packageFiles, tmp, limitBytes) {
    this.#package = packageFiles;
    this.#tmp = tmp;
    this.#limitBytes = limitBytes;
  }

  /**
   * @param {string} path
   * @returns {{ kind: 'file' | 'directory', size: number, names: string[] } | null}
   */
  stat(path) {
    const entry = this.#tmp.entries.get(path);
    if (entry instanceof Uint8Array) return { kind: 'file', size: entry.length, names: [] };
    const text = this.#package.get(path);
    if (text !== undefined) return { kind: 'file', size: bytesOfPackaged(text).length, names: [] };
    const names = this.#names(path);
    const known = entry === 'directory' || path === '/' || path === '/var' || path === TASK_ROOT || names.length > 0;
    return known ? { kind: 'directory', size: 4096, names } : null;
  }

  /** @param {string} path */
  read(path) {
    const entry = this.#tmp.entries.get(path);
    if (entry instanceof Uint8Array) return entry;
    return bytesOfPackaged(this.#package.get(path) ?? '');
  }

  /**
   * @param {string} path
   * @param {Uint8Array} bytes
   */
  write(path, bytes) {
    const refusal = this.#refusal(path);
    if (refusal !== '') return refusal;
    const before = this.#tmp.entries.get(path);
    if (before === 'directory') return 'EISDIR';
    const usedBytes = this.#tmp.usedBytes - (before?.length ?? 0) + bytes.length;
    if (usedBytes > this.#limitBytes || this.#tmp.entries.size >= MAX_ENTRIES) return 'ENOSPC';
    this.#tmp.usedBytes = usedBytes;
    this.#tmp.entries.set(path, bytes);
    return '';
  }

  /** @param {string} path */
  makeDirectory(path) {
    const refusal = this.#refusal(path);
    if (refusal !== '') return refusal;
    if (this.#tmp.entries.size >= MAX_ENTRIES) return 'ENOSPC';
    this.#tmp.entries.set(path, 'directory');
    return '';
  }

  /** @param {string} path */
  remove(path) {
    if (!isInTmp(path)) return 'EROFS';
    const entry = this.#tmp.entries.get(path);
    if (entry === undefined) return 'ENOENT';
    if (entry instanceof Uint8Array) this.#tmp.usedBytes -= entry.length;
    this.#tmp.entries.delete(path);
    return '';
  }

  /** @param {string} path */
  #refusal(path) {
    if (!isInTmp(path)) return 'EROFS';
    return this.#tmp.entries.get(posix.dirname(path)) === 'directory' ? '' : 'ENOENT';
  }

  /** @param {string} folder */
  #names(folder) {
    const prefix = folder === '/' ? '/' : `${folder}/`;
    const names = new Set();
    for (const path of [...this.#package.keys(), ...this.#tmp.entries.keys()]) {
      if (path.startsWith(prefix)) names.add(path.slice(prefix.length).split('/')[0]);
    }
    return [...names].sort();
  }
}

const MAX_ENTRIES = 10_000;

/** @param {string} path */
function isInTmp(path) {
  return path.startsWith('/tmp/');
}

/** What a packaged file begins with that is no text: the package's strings hold such files as base64 (lib/code-package). */
const BINARY_MARKER = 'data:application/octet-stream;base64,';

/**
 * @param {string} file
 * @returns {Uint8Array}
 */
function bytesOfPackaged(file) {
  if (!file.startsWith(BINARY_MARKER)) return new TextEncoder().encode(file);
  return new Uint8Array(Buffer.from(file.slice(BINARY_MARKER.length), 'base64'));
}
