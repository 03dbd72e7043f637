// Makes a fresh clone ready: `node scripts/prepare.mjs [install] [build] [test-build] [browser]`.
// npm runs it before start, dev, test and bench, when node_modules may not exist yet: node built-ins only.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser, HOW_TO_GET_A_BROWSER } from './find-browser.mjs';
import { TEST_DIST_DIR } from './test-dist-dir.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const NODE_AT_LEAST = [20, 19];
/** Everything that goes into the build. Tests are left out: changing one must not rebuild the app. */
const BUILD_SOURCES = ['app', 'components', 'lib', 'public'];
const BUILD_FILES = [
  'instrumentation.ts',
  'next.config.js',
  'package-lock.json',
  'package.json',
  'postcss.config.mjs',
  'tsconfig.json',
];

const STEPS = {
  install,
  build: () => build(process.env.NEXT_DIST_DIR ?? '.next'),
  'test-build': () => build(process.env.NEXT_DIST_DIR ?? TEST_DIST_DIR),
  browser,
};

checkNode();
const asked = process.argv.slice(2);
const unknown = asked.filter((step) => !(step in STEPS));
if (unknown.length > 0) stop(`Unknown step: ${unknown.join(', ')}. There are ${Object.keys(STEPS).join(', ')}.`);
for (const step of new Set(['install', ...asked])) STEPS[step]();

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = NODE_AT_LEAST;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  stop(
    `Invocation Lab needs Node ${wantedMajor}.${wantedMinor} or newer; this is ${process.versions.node}. See https://nodejs.org`,
  );
}

function install() {
  const stampFile = join(ROOT, 'node_modules', '.setup-stamp');
  const nodeMajor = process.versions.node.split('.')[0];
  const stamp = hashOf([nodeMajor, process.platform, process.arch, readFileSync(join(ROOT, 'package-lock.json'))]);
  if (isStamped(stampFile, stamp)) return;
  say('Installing packages (about 20 seconds) ...');
  // With NODE_ENV=production npm would leave out what the build needs.
  const result = npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  if (result.status !== 0) {
    const output = outputOf(result);
    const outOfStep = output.includes('EUSAGE') || output.includes('not in sync');
    stop(
      outOfStep
        ? `package-lock.json does not match package.json.\nRun \`npm install\` once and commit both files.\n\n${output}`
        : `npm ci failed:\n\n${output}`,
    );
  }
  writeFileSync(stampFile, stamp);
}

function build(distDir) {
  const stampFile = join(ROOT, distDir, '.setup-stamp');
  const stamp = hashOf(buildInputs());
  if (isStamped(stampFile, stamp) && existsSync(join(ROOT, distDir, 'BUILD_ID'))) return;
  say('Building the app (about 15 seconds) ...');
  const next = join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next');
  const result = run(process.execPath, [next, 'build'], { NODE_ENV: 'production', NEXT_DIST_DIR: distDir });
  if (result.status !== 0) stop(`The build failed:\n\n${outputOf(result)}`);
  mkdirSync(join(ROOT, distDir), { recursive: true });
  writeFileSync(stampFile, stamp);
}

function browser() {
  if (findBrowser() !== undefined) return;
  say('No Chromium found: trying `npx playwright install chromium` ...');
  const cli = join(ROOT, 'node_modules', 'playwright', 'cli.js');
  const result = run(process.execPath, [cli, 'install', 'chromium'], {}, 300_000);
  if (findBrowser() !== undefined) return;
  stop(`The end-to-end tests need a Chromium and none was found.\n${HOW_TO_GET_A_BROWSER}\n\n${outputOf(result)}`);
}

function* buildInputs() {
  // The same checkout built with another Node or for another platform is another build.
  yield `${process.versions.node.split('.')[0]} ${process.platform} ${process.arch}`;
  const inFolders = BUILD_SOURCES.flatMap((folder) => filesUnder(folder));
  const atTop = BUILD_FILES.filter((file) => existsSync(join(ROOT, file)));
  for (const file of [...atTop, ...inFolders]) {
    yield file;
    yield readFileSync(join(ROOT, file));
  }
}

function filesUnder(folder) {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(ROOT.length))
    .sort();
}

/** Parts are kept apart by their length, so that moving a byte from one to the next changes the hash. */
function hashOf(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}

function isStamped(file, stamp) {
  return existsSync(file) && readFileSync(file, 'utf8') === stamp;
}

/** npm by the path it gave us: works without a shell, on Windows too. */
function npm(args) {
  const npmCli = process.env.npm_execpath;
  if (npmCli !== undefined && basename(npmCli) === 'npm-cli.js') return run(process.execPath, [npmCli, ...args], {});
  const onWindows = process.platform === 'win32';
  return run(onWindows ? 'npm.cmd' : 'npm', args, {}, undefined, onWindows);
}

function run(command, args, env, timeoutMs, shell = false) {
  return spawnSync(command, args, {
    cwd: ROOT,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
    timeout: timeoutMs,
    shell,
  });
}

function outputOf(result) {
  if (result.error !== undefined) return String(result.error.message);
  return `${result.stdout}${result.stderr}`.trim();
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

function stop(text) {
  say(text);
  process.exit(1);
}
