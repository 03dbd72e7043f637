import { defineConfig } from '@playwright/test';
import { findBrowser } from '@/scripts/find-browser.mjs';
import { TEST_DIST_DIR } from '@/scripts/test-dist-dir.mjs';

const port = Number(process.env.E2E_PORT ?? 3160);
const plainNextPort = port + 1;
const nextStart = 'node node_modules/next/dist/bin/next start';
const baseURL = `http://127.0.0.1:${port}`;

export default defineConfig({
  metadata: { plainNextURL: `http://127.0.0.1:${plainNextPort}` },
  testDir: 'e2e',
  // The labs are apart from each other, but the machine is one: one test at a time, and a failure is a failure.
  workers: 1,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  reporter: 'list',
  use: {
    baseURL,
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    // Recording costs a sixth of the run; every test can be run again alone with `--trace on`.
    trace: 'off',
    launchOptions: {
      executablePath: findBrowser(),
      args: ['--disable-background-networking', '--disable-component-update', '--no-default-browser-check'],
    },
  },
  webServer: [server('node server.mjs', port), server(`${nextStart} -H 127.0.0.1 -p ${plainNextPort}`, plainNextPort)],
});

/** A server of the build made for tests; it never takes one that happens to run. */
function server(command: string, onPort: number) {
  return {
    command,
    url: `http://127.0.0.1:${onPort}/api/labs`,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 5_000 },
    env: {
      HOST: '127.0.0.1',
      NEXT_DIST_DIR: process.env.NEXT_DIST_DIR ?? TEST_DIST_DIR,
      NEXT_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production',
      PORT: String(onPort),
      SEED: '1',
    },
  };
}
