// Node 20 cannot run TypeScript: this makes one plain file of a bench and what it imports.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Bundles `bench/<name>.ts`; answers the file's path and how to remove it. */
export async function bundleBench(name) {
  const folder = mkdtempSync(join(tmpdir(), 'invocation-lab-bench-'));
  const bundle = await rolldown({
    input: join(ROOT, 'bench', `${name}.ts`),
    platform: 'node',
    resolve: { alias: { '@': ROOT } },
  });
  const file = join(folder, `${name}.mjs`);
  await bundle.write({ file, format: 'esm' });
  await bundle.close();
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
