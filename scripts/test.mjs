// `npm test`: every runner in turn, also after one has failed. The last line sums them up: `N passed, N failed`.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countPlaywright, countVitest, oneCheck, sum, summaryLine } from './test-counts.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'invocation-lab-test-'));
const vitestReport = join(reports, 'vitest.json');
const playwrightReport = join(reports, 'playwright.json');

const RUNNERS = [
  { name: 'Lint', npmScript: ['lint'], count: (exitCode) => oneCheck(exitCode) },
  { name: 'Types', npmScript: ['typecheck'], count: (exitCode) => oneCheck(exitCode) },
  {
    name: 'Unit and wire tests',
    npmScript: ['unit', '--', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
    count: (exitCode) => countVitest(readReport(vitestReport), exitCode),
  },
  {
    name: 'End-to-end tests',
    npmScript: ['e2e', '--', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport },
    count: (exitCode) => countPlaywright(readReport(playwrightReport), exitCode),
  },
];

const counts = [];
for (const runner of RUNNERS) {
  console.log(`\n== ${runner.name} ==`);
  const count = runner.count(await runNpmScript(runner.npmScript, runner.env));
  console.log(`-- ${runner.name}: ${summaryLine(count)}`);
  counts.push(count);
}
rmSync(reports, { recursive: true, force: true });

const total = sum(counts);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
console.log(`\n${summaryLine(total)}`);

/** Runs `npm run <script>` with our own output streams; answers its exit code, or undefined when it could not run. */
function runNpmScript(args, env) {
  const npmCli = process.env.npm_execpath;
  const byPath = npmCli !== undefined;
  const onWindows = process.platform === 'win32';
  const command = byPath ? process.execPath : onWindows ? 'npm.cmd' : 'npm';
  const child = spawn(command, [...(byPath ? [npmCli] : []), 'run', '--silent', ...args], {
    cwd: ROOT,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: !byPath && onWindows,
  });
  return new Promise((resolve) => {
    child.on('error', () => resolve(undefined));
    child.on('close', (exitCode) => resolve(exitCode ?? undefined));
  });
}

/** The runner's own report, or undefined when it crashed before it wrote one. */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
