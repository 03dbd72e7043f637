import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { pathProblem } from '@/lib/code-package/package-path';
import { handlerFile } from './function-draft';
import { HANDLER_GALLERY } from './handler-gallery';

const folder = mkdtempSync(join(tmpdir(), 'gallery-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('has names of their own', () => {
  const names = HANDLER_GALLERY.flatMap(({ id, functionName }) => [`id ${id}`, `name ${functionName}`]);
  expect(new Set(names).size).toBe(HANDLER_GALLERY.length * 2);
});

describe.each(HANDLER_GALLERY.map((handler) => [handler.title, handler] as const))(
  '%s',
  (_, { functionName, files }) => {
    it('is code that Node can read, with a handler where it is looked for', () => {
      expect(functionName).toMatch(/^[a-z-]{1,64}$/);
      expect(handlerFile('index.handler', files)).toBe('index.mjs');
      expect(files['index.mjs']).toContain('export const handler');
      for (const [path, text] of Object.entries(files)) {
        expect(pathProblem(path)).toBeUndefined();
        writeFileSync(join(folder, path), text);
        expect(spawnSync(process.execPath, ['--check', join(folder, path)]).stderr.toString()).toBe('');
      }
    });
  },
);
