// @ts-check
import { withoutStack } from './without-stack.mjs';

/**
 * What a machine asks of its environment while it runs.
 *
 * @typedef {{
 *   memoryLimit: number,
 *   clockMs: () => number,
 *   normalize: (from: string, name: string) => string,
 *   load: (name: string) => string,
 *   seeRejection: NonNullable<import('quickjs-wasi').QuickJSOptions['onUnhandledRejection']>,
 * }} MachineSurroundings
 */

/**
 * Nothing of the host is within a machine's reach but the lab's clock and the package's modules.
 *
 * @param {MachineSurroundings} surroundings
 * @returns {import('./image.mjs').ImageOptions}
 */
export function machineOptions({ memoryLimit, clockMs, normalize, load, seeRejection }) {
  return {
    memoryLimit,
    wasi: (memory) => ({
      clock_time_get: (/** @type {number} */ _id, /** @type {bigint} */ _precision, /** @type {number} */ result) => {
        new DataView(memory.buffer).setBigUint64(result, BigInt(Math.floor(clockMs() * 1000)) * 1000n, true);
        return 0;
      },
      random_get: () => 0,
      fd_write: () => 8,
    }),
    moduleLoader: {
      normalize: (from, name) => withoutStack(() => normalize(from, name)),
      load: (name) => withoutStack(() => load(name)),
    },
    onUnhandledRejection: seeRejection,
  };
}
