// @ts-check

/** FUN-11: how much of `MemorySize` the handler's own memory may take here, and the most for any. */
const MEMORY_SHARE = 0.25;
const MEMORY_MAX_BYTES = 256 * 1024 * 1024;
/** What a fresh machine takes already. */
const IMAGE_BYTES = 2 * 1024 * 1024;
/** What Node and the runtime take of `MemorySize` before any handler code. */
export const RUNTIME_MB = 36;
/** What an environment takes at rest before any handler code: the pages it has of its own, and its bookkeeping. */
export const ENVIRONMENT_BYTES = 512 * 1024;
const TMP_MAX_BYTES = 64 * 1024 * 1024;

/** @param {number} memorySizeMb */
export function machineLimitBytes(memorySizeMb) {
  return memoryLimitBytes(memorySizeMb) + IMAGE_BYTES;
}

/** @param {number} ephemeralStorageMb */
export function tmpLimitBytes(ephemeralStorageMb) {
  return Math.min(TMP_MAX_BYTES, ephemeralStorageMb * 1024 * 1024);
}

/**
 * The most memory the machine ever had: WebAssembly's memory never shrinks.
 *
 * @param {import('quickjs-wasi').QuickJS} vm
 * @returns {number}
 */
export function memoryBytes(vm) {
  return Reflect.get(Reflect.get(vm, 'exports'), 'memory').buffer.byteLength;
}

/**
 * Max Memory Used, of `MemorySize` and scaled to it. Undefined `grownBytes`: all of it.
 *
 * @param {number | undefined} grownBytes
 * @param {number} memorySizeMb
 */
export function shownMemoryMb(grownBytes, memorySizeMb) {
  if (grownBytes === undefined) return memorySizeMb;
  const share = grownBytes / memoryLimitBytes(memorySizeMb);
  return Math.min(memorySizeMb, Math.ceil(RUNTIME_MB + share * (memorySizeMb - RUNTIME_MB)));
}

/** @param {number} memorySizeMb */
function memoryLimitBytes(memorySizeMb) {
  return Math.min(MEMORY_MAX_BYTES, memorySizeMb * 1024 * 1024 * MEMORY_SHARE);
}
