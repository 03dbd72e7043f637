// Where a Chromium is: CHROMIUM_PATH, then Playwright's own download, then the usual places of the system.
// Run as a program it prints the path, or says how to get one and exits with 1.
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const HOW_TO_GET_A_BROWSER = [
  'Any one of these will do:',
  '  npx playwright install chromium        (a download by Playwright)',
  '  apt-get install chromium               (Debian, Ubuntu)',
  '  CHROMIUM_PATH=/path/to/chrome npm test (a Chromium or Chrome you already have)',
].join('\n');

const NAMES_ON_PATH = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const USUAL_PLACES = {
  linux: ['/snap/bin/chromium', '/opt/google/chrome/chrome'],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]),
};

/**
 * Path of the browser to test with, or undefined.
 * @returns {string | undefined}
 */
export function findBrowser() {
  const asked = process.env.CHROMIUM_PATH;
  // Whoever names a browser means that one: a wrong path is an error, not a reason to take another.
  if (asked !== undefined && asked !== '') return existsSync(asked) ? asked : undefined;
  return [playwrightsOwn(), ...onPath(), ...(USUAL_PLACES[process.platform] ?? [])].find(
    (path) => path !== undefined && existsSync(path),
  );
}

function playwrightsOwn() {
  try {
    return createRequire(import.meta.url)('playwright').chromium.executablePath();
  } catch {
    // Not installed yet.
    return undefined;
  }
}

function onPath() {
  if (process.platform === 'win32') return [];
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return NAMES_ON_PATH.flatMap((name) => folders.map((folder) => join(folder, name)));
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const found = findBrowser();
  console.log(found ?? `No Chromium found.\n${HOW_TO_GET_A_BROWSER}`);
  process.exitCode = found === undefined ? 1 : 0;
}
