import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { freePort } from '@/db/embedded/free-port';
import { DEMO_PASSWORD, DEMO_USERS } from '@/lib/domain/access/demo-users';
import { assert, present } from '@/lib/domain/shared/assert';
import { buildConsole, WEB_SERVER } from '@/scripts/lib/build-console';
import { CHROMIUM_ARGS, findChromium } from '@/scripts/lib/find-chromium';
import { PROJECT_ROOT } from '@/scripts/lib/project-root';
import { startService } from '@/scripts/lib/service';
import { type Measurement, median } from './measure';

/** How much slower than this machine the reader's processor is. */
const SLOWER = 4;
const RUNS = 3;
/** Targets in milliseconds; both count on the slowed processor. */
const LARGEST_PAINT_MS = 1_800;
const RESPONSE_MS = 150;
/** What happens after a press before its answer is painted is over by then. */
const SETTLE_MS = 700;
/** So long after the last request the page has come to life. */
const IDLE_MS = 1_500;
const READY_LIMIT_MS = 60_000;

type Press = { readonly name: string; readonly act: (page: Page) => Promise<void> };
type Visited = { readonly name: string; readonly path: string; readonly presses: readonly Press[] };

const click = (selector: string) => (page: Page) => page.locator(selector).first().click();
const press = (key: string) => (page: Page) => page.keyboard.press(key);

const PAGES: readonly Visited[] = [
  {
    name: 'overview',
    path: '/analytics',
    presses: [{ name: 'its revenue', act: click('main dl[aria-label] a') }],
  },
  {
    name: 'RFM',
    path: '/analytics/rfm',
    presses: [{ name: 'a cell', act: click('main table td a') }],
  },
  {
    name: 'retention',
    path: '/analytics/retention',
    presses: [{ name: 'a cell', act: click('main table td a') }],
  },
  {
    name: 'list of members',
    path: '/members',
    presses: [
      { name: 'the palette', act: press('Control+k') },
      { name: 'a letter in it', act: press('a') },
    ],
  },
  { name: 'imports', path: '/imports', presses: [] },
];

/** Collects what the browser says of paint and of answers to presses, from the first moment. */
function watch(): void {
  const seen = { paint: 0, answer: 0 };
  Object.assign(globalThis, { vernostSeen: seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.paint = Math.max(seen.paint, entry.startTime);
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[]) {
      if (entry.interactionId > 0) seen.answer = Math.max(seen.answer, entry.duration);
    }
  }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
}

type Seen = { paint: number; answer: number };

const seenOn = (page: Page): Promise<Seen> =>
  page.evaluate(() => (globalThis as unknown as { vernostSeen: Seen }).vernostSeen);

async function signedIn(browser: Browser, url: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  const user = present(
    DEMO_USERS.find(({ role }) => role === 'admin'),
    'the demo has an administrator',
  );
  await page.goto('/sign-in');
  await page.getByLabel('E-mail', { exact: true }).fill(user.email);
  await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((at) => !at.pathname.startsWith('/sign-in'));
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(SETTLE_MS);
  await page.close();
  return context;
}

/** Opens a page with an empty cache on a slowed processor, then presses what it offers. */
async function visit(browser: Browser, url: string, { path, presses }: Visited): Promise<number[]> {
  const context = await signedIn(browser, url);
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.clearBrowserCache');
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.addInitScript(watch);
    await page.goto(path, { waitUntil: 'networkidle' });
    await page.waitForTimeout(IDLE_MS);
    const { paint } = await seenOn(page);
    assert(paint > 0, `the browser saw ${path} painted`);
    const answers: number[] = [];
    for (const { act } of presses) {
      await page.evaluate(() => {
        (globalThis as unknown as { vernostSeen: Seen }).vernostSeen.answer = 0;
      });
      await act(page);
      await page.waitForTimeout(SETTLE_MS);
      answers.push((await seenOn(page)).answer);
    }
    return [paint, ...answers];
  } finally {
    await context.close();
  }
}

async function waitFor(url: string): Promise<void> {
  const deadline = performance.now() + READY_LIMIT_MS;
  while (performance.now() < deadline) {
    const answer = await fetch(`${url}/livez`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((wake) => setTimeout(wake, 200));
  }
  throw new Error(`the console at ${url} did not answer`);
}

/** The console alone, without its worker, on the database; the base of the bench stays as it is. */
async function withConsole<T>(databaseUrl: string, work: (url: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'vernost-bench-pages-'));
  const stop = new AbortController();
  const leaveBuild = await buildConsole({
    logFile: join(folder, 'build.log'),
    say: (line) => void process.stderr.write(`${line}\n`),
    signal: stop.signal,
  });
  const port = String(present(await freePort(0), 'there is a free port'));
  const url = `http://127.0.0.1:${port}`;
  const secret = randomBytes(32).toString('hex');
  const web = startService({
    command: process.execPath,
    args: [WEB_SERVER, '127.0.0.1', port],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      VERNOST_DATA_DIR: folder,
      AUTH_SECRET: secret,
      NEXTAUTH_SECRET: secret,
      AUTH_URL: url,
      NEXTAUTH_URL: url,
    },
    cwd: PROJECT_ROOT,
    logFile: join(folder, 'web.log'),
  });
  try {
    await waitFor(url);
    return await work(url);
  } finally {
    await web.stop();
    leaveBuild();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Largest paint and slowest answer of the main pages as a reader with a four times slower processor has them. */
export async function measurePages(databaseUrl: string): Promise<readonly Measurement[]> {
  const found = await findChromium();
  return withConsole(databaseUrl, async (url) => {
    const browser = await chromium.launch({
      executablePath: found.executablePath,
      args: CHROMIUM_ARGS,
      env: { ...process.env, ...found.env },
    });
    const lines: Measurement[] = [];
    const against = 'target';
    try {
      for (const page of PAGES) {
        const runs: number[][] = [];
        // The first visitor of a server that has just started pays for its start.
        await visit(browser, url, page);
        for (let run = 0; run < RUNS; run += 1) runs.push(await visit(browser, url, page));
        const of = (at: number) => median(runs.map((run) => run[at] ?? Number.NaN));
        const name = `Largest paint of ${page.name}, processor slowed ${SLOWER} times`;
        lines.push({ name, ours: of(0), reference: LARGEST_PAINT_MS, against, unit: 'ms' });
        for (const [at, shown] of page.presses.entries()) {
          lines.push({
            name: `Answer to ${shown.name} of ${page.name}`,
            ours: of(at + 1),
            reference: RESPONSE_MS,
            against,
            unit: 'ms',
          });
        }
      }
      return lines;
    } finally {
      await browser.close();
    }
  });
}
