import { format } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import type { StartEnvironment } from './handler-measures';
import { ORDER_HANDLER } from './order-handler.mjs';

/** The yardstick: the same handler in a bare node:vm context of this thread. It holds nothing in; it only shows what V8 can do. */
export function vmEnvironments(): StartEnvironment {
  return async () => {
    let logLines: string[] = [];
    const log = (...values: unknown[]) => {
      logLines.push(`${new Date().toISOString()}\trequest-1\tINFO\t${format(...values)}\n`);
    };
    const exported: { handler?: unknown } = {};
    const context = createContext({ exports: exported, console: { log } });
    runInContext(ORDER_HANDLER, context, { filename: 'index.js' });
    const { handler } = exported;
    if (typeof handler !== 'function') throw new Error('no handler');
    return {
      invoke: async (payload) => {
        logLines = [];
        const body = JSON.stringify(await handler(JSON.parse(payload), {}));
        if (logLines.length !== 1) throw new Error('nothing was logged');
        return body;
      },
      end: () => {},
    };
  };
}
