import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from './scripts/lib/find-chromium';

/** Where the tests find the console; without E2E_URL they start one of their own. */
const port = process.env.E2E_PORT ?? '4199';
const baseURL = process.env.E2E_URL ?? `http://127.0.0.1:${port}`;
const chromium = await findChromium();
const START_LIMIT_MS = 8 * 60_000;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL,
    locale: 'en-GB',
    timezoneId: 'Europe/Moscow',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    trace: process.env.E2E_TRACE === 'on' ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: chromium.executablePath,
      args: CHROMIUM_ARGS,
      env: { ...process.env, ...chromium.env },
    },
  },
  ...(process.env.E2E_URL
    ? {}
    : {
        webServer: {
          // `exec`: the shell gives way, so that the server sees when the runner itself is killed.
          command: `exec "${process.execPath}" --conditions=react-server --import tsx e2e/support/serve.ts`,
          env: { PORT: port },
          url: `${baseURL}/readyz`,
          reuseExistingServer: false,
          timeout: START_LIMIT_MS,
          stdout: 'pipe',
          stderr: 'pipe',
          gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
        },
      }),
});
