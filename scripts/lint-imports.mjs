// `node scripts/lint-imports.mjs`: which folder may import what. A new arrow fails until it is in this table on purpose.
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkFile } from './import-rules.mjs';

/** Only types, apart from the modules named. */
const typesOf = (folder, ...valueModules) => ({ folder, valueModules });

/**
 * `imports`: our own folders. `packages`: what comes from npm or Node (`node:` and `@scope/` match what begins so).
 * `pure`: no clock, no randomness, no timers of the machine. Test files are free in their packages.
 * @type {import('./import-rules.mjs').FolderRule[]}
 */
export const FOLDERS = [
  { folder: 'lib/engine', imports: [], packages: [], pure: true },
  { folder: 'lib/wire', imports: [], packages: ['node:'] },
  { folder: 'lib/timeline', imports: ['lib/engine'], packages: [], pure: true },
  { folder: 'lib/walkthroughs', imports: [typesOf('lib/engine')], packages: [] },
  { folder: 'lib/handlers', imports: ['lib/engine'], packages: ['node:', 'quickjs-wasi'] },
  { folder: 'lib/code-package', imports: ['lib/engine'], packages: ['fflate', 'node:'] },
  { folder: 'lib/lab-store', imports: ['lib/engine'], packages: ['node:'] },
  {
    folder: 'lib/labs',
    imports: ['lib/code-package', 'lib/engine', 'lib/handlers', 'lib/lab-store'],
    packages: ['node:'],
  },
  {
    folder: 'lib/aws',
    imports: ['lib/code-package', 'lib/engine', 'lib/labs', 'lib/wire'],
    packages: ['node:', 'zod'],
  },
  {
    folder: 'lib/control',
    imports: ['lib/engine', 'lib/labs', typesOf('lib/lab-store'), 'lib/wire', 'lib/timeline'],
    packages: ['node:', 'zod'],
  },
  { folder: 'lib/front-door', imports: ['lib/wire', 'lib/aws', 'lib/control', 'lib/labs'], packages: ['node:'] },
  {
    folder: 'lib/client',
    imports: ['lib/code-package', 'lib/engine', 'lib/timeline'],
    packages: ['react', 'zod'],
  },
  {
    folder: 'components',
    imports: ['lib/client', 'lib/code-package', 'lib/timeline', 'lib/engine', 'lib/walkthroughs'],
    packages: [
      'react',
      'react-dom',
      'next/',
      '@tanstack/',
      'radix-ui',
      'lucide-react',
      'codemirror',
      '@codemirror/',
      '@lezer/',
      '@xyflow/react',
    ],
  },
  { folder: 'app', imports: ['*'], packages: ['*'] },
  { folder: 'e2e', imports: ['scripts'], packages: ['*'] },
  {
    folder: 'bench',
    imports: ['lib/client', 'lib/engine', 'lib/handlers', 'lib/timeline', 'scripts'],
    packages: ['*'],
  },
];

const ROOT = fileURLToPath(new URL('..', import.meta.url));

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const files = sourceFiles();
  const problems = files.flatMap((path) => checkFile(path, readFileSync(join(ROOT, path), 'utf8'), FOLDERS));
  for (const { path, line, text } of problems) console.error(`${path}:${line}  ${text}`);
  console.log(`Imports: ${files.length} files, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

function sourceFiles() {
  const atTop = readdirSync(ROOT).filter((name) => /\.tsx?$/.test(name) && name !== 'next-env.d.ts');
  const inFolders = ['app', 'bench', 'components', 'e2e', 'lib', 'scripts'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true })
      .map((name) => `${folder}/${String(name).replaceAll('\\', '/')}`)
      .filter((path) => /\.tsx?$/.test(path)),
  );
  return [...atTop, ...inFolders].sort();
}
