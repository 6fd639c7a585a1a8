import { gzipSync } from 'node:zlib';
import { type Browser, expect, test } from '@playwright/test';
import { asReader } from './support/as-reader';

const KB = 1024;

/** First-load JavaScript a page may need, in KB of gzip. */
const BUDGETS: readonly (readonly [string, string, number])[] = [
  ['the shell', '/settings/health', 150],
  ['the list of members', '/members', 240],
  ['a member', 'member', 250],
  ['a guided task', 'task', 250],
  ['imports', '/imports', 240],
  ['analytics', '/analytics', 340],
  ['RFM', '/analytics/rfm', 340],
  ['retention', '/analytics/retention', 340],
  ['points', '/analytics/points', 340],
];
const CSS_BUDGET = 40;
const FONT_BUDGET = 70;

type Weight = { readonly script: number; readonly stylesheet: number; readonly font: number };

/** What a first visit to the address brings, gzipped, in KB; fonts as they are. */
async function weigh(browser: Browser, address: string): Promise<Weight> {
  const context = await asReader(browser, {
    role: 'admin',
    locale: 'ru',
    theme: 'light',
    width: 1440,
  });
  const page = await context.newPage();
  let target = address;
  if (address === 'member') {
    await page.goto('/members');
    target = (await page.locator('main a[href^="/members/"]').first().getAttribute('href')) ?? '';
  }
  if (address === 'task') {
    await page.goto('/members/1');
    await page.getByRole('button', { name: 'Выдать карту' }).click();
    await page.waitForURL(/\/tasks\/\d+$/);
    target = new URL(page.url()).pathname;
  }
  const weight = { script: 0, stylesheet: 0, font: 0 };
  const reads: Promise<void>[] = [];
  const fresh = await context.newPage();
  fresh.on('response', (response) => {
    const kind = response.request().resourceType();
    if (kind !== 'script' && kind !== 'stylesheet' && kind !== 'font') return;
    reads.push(
      response.body().then((body) => {
        weight[kind] += (kind === 'font' ? body.length : gzipSync(body).length) / KB;
      }),
    );
  });
  await fresh.goto(target, { waitUntil: 'networkidle' });
  await Promise.all(reads);
  await context.close();
  return weight;
}

/** How far what was drawn moves while a page comes up, on a processor four times slower. */
const SHIFT_BUDGET = 0.02;
const SLOWER = 4;
const STEADY = [
  '/settings/health',
  '/members',
  '/imports',
  '/analytics',
  '/analytics/rfm',
  '/analytics/retention',
  '/analytics/points',
];

for (const address of STEADY) {
  test(`nothing moves while ${address} comes up`, async ({ browser }) => {
    const reader = { role: 'admin', locale: 'ru', theme: 'light', width: 1440 } as const;
    const context = await asReader(browser, reader);
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.addInitScript(() => {
      Object.assign(globalThis, { shift: 0 });
      new PerformanceObserver((list) => {
        const moves = list.getEntries() as (PerformanceEntry & { value: number })[];
        const seen = globalThis as unknown as { shift: number };
        for (const move of moves) seen.shift += move.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(address, { waitUntil: 'networkidle' });
    const shift = await page.evaluate(() => (globalThis as unknown as { shift: number }).shift);
    await context.close();
    expect(shift).toBeLessThanOrEqual(SHIFT_BUDGET);
  });
}

for (const [name, address, budget] of BUDGETS) {
  test(`${name} needs at most ${budget} KB of script, ${CSS_BUDGET} of style, ${FONT_BUDGET} of type`, async ({
    browser,
  }) => {
    const weight = await weigh(browser, address);
    expect(weight.script).toBeGreaterThan(0);
    expect(weight.script).toBeLessThanOrEqual(budget);
    expect(weight.stylesheet).toBeLessThanOrEqual(CSS_BUDGET);
    expect(weight.font).toBeLessThanOrEqual(FONT_BUDGET);
  });
}
