import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/expect-accessible';
import { signIn } from './support/sign-in';
import { untilListening } from './support/until-listening';

/** Digits of a figure on the page: "1,192 customers" is 1192. */
function digits(text: string | null): number {
  return Number(/\d[\d,]*/.exec(text ?? '')?.[0].replaceAll(',', ''));
}

const sheet = (page: Page) => page.getByRole('complementary').filter({ hasText: 'Open as list' });

/** Opens the figure behind a link and says how many members the sheet and the list show. */
async function follow(page: Page, link: string): Promise<{ inSheet: number; inList: number }> {
  await page.locator(link).first().click();
  await expect(sheet(page)).toBeVisible();
  const inSheet = digits(
    await sheet(page)
      .getByText(/^[\d,]+ members?$/)
      .first()
      .textContent(),
  );
  await sheet(page).getByRole('link', { name: 'Open as list' }).first().click();
  await expect(page).toHaveURL(/\/members\?/);
  const inList = digits(
    await page
      .getByText(/members? match(es)?$/)
      .first()
      .textContent(),
  );
  return { inSheet, inList };
}

test.beforeEach(async ({ page }) => {
  await signIn(page, 'analyst');
});

test('the analyst starts on the overview and reaches RFM and retention', async ({ page }) => {
  await expect(page).toHaveURL(/\/analytics$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await expect(page.getByLabel('Figures of the period', { exact: true })).toContainText(
    'Members’ revenue',
  );
  await page.getByRole('navigation').getByRole('link', { name: 'RFM' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'RFM' })).toBeVisible();
  await page.getByRole('navigation').getByRole('link', { name: 'Retention' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Retention' })).toBeVisible();
});

test('an RFM cell opens exactly its members: cell, sheet and list agree, a reload keeps the sheet', async ({
  page,
}) => {
  await page.goto('/analytics/rfm');
  const cell = page.getByRole('table').getByRole('link', { name: /^R5 F5:/ });
  const inCell = digits(((await cell.textContent()) ?? '').replace('R5 F5:', ''));
  await cell.click();
  await expect(page).toHaveURL(/cell=r5f5/);
  await page.reload();
  await expect(sheet(page)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toBeHidden();
  const found = await follow(page, 'a[href$="cell=r5f5"]');
  expect(found).toEqual({ inSheet: inCell, inList: inCell });
});

test('totals, groups and filters of RFM add up and open their members', async ({ page }) => {
  await page.goto('/analytics/rfm?tier=gold');
  const groups = page.getByRole('table', { name: 'Named groups' });
  const counts = await groups.locator('tbody tr td:nth-child(2)').allTextContents();
  const whole = digits(await groups.locator('tfoot td:nth-child(2)').textContent());
  expect(counts.reduce((sum, text) => sum + digits(text), 0)).toBe(whole);
  expect(whole).toBeGreaterThan(0);
  expect(await follow(page, 'a[href$="cell=all"]')).toEqual({ inSheet: whole, inList: whole });
});

test('arrows walk the grid and Enter opens a cell', async ({ page }) => {
  await page.goto('/analytics/rfm');
  const first = page.getByRole('link', { name: /^R1 F5:/ });
  await untilListening(first);
  await first.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: /^R2 F4:/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/cell=r2f4/);
});

test('a measure is chosen by link and stays in the address', async ({ page }) => {
  await page.goto('/analytics/rfm');
  await page.getByRole('link', { name: 'Average', exact: true }).click();
  await expect(page).toHaveURL(/metric=average/);
  await expect(page.getByRole('link', { name: /^R5 F5:/ })).toContainText('₽');
});

test('a retention cell and its average open exactly their members', async ({ page }) => {
  await page.goto('/analytics/retention');
  const cell = page.getByRole('link', { name: /, M1:/ }).first();
  const href = (await cell.getAttribute('href')) ?? '';
  const inCell = digits(((await cell.textContent()) ?? '').split('M1:')[1] ?? '');
  expect(await follow(page, `a[href="${href}"]`)).toEqual({ inSheet: inCell, inList: inCell });
});

test('a list that is closed by Escape gives focus back to the figure that opened it', async ({
  page,
}) => {
  for (const [address, link] of [
    ['/analytics/retention', 'main a[href*="cell=20"]'],
    ['/analytics/lifecycle', 'main svg a[href*="cell=flow-"]'],
  ] as const) {
    await page.goto(address);
    const figure = page.locator(link).first();
    await untilListening(page.getByRole('button', { name: 'Copy link' }));
    await figure.focus();
    await page.keyboard.press('Enter');
    await expect(sheet(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(sheet(page)).toBeHidden();
    await expect(figure).toBeFocused();
  }
});

test('the way to repeat purchases opens who has not bought again', async ({ page }) => {
  await page.goto('/analytics/retention');
  const line = page.getByText('without a second purchase');
  await expect(line).toBeVisible();
  const without = digits(await line.textContent());
  const found = await follow(page, 'a[href*="cell=none"]');
  expect(found).toEqual({ inSheet: without, inList: without });
});

test('each chart says how it is computed and gives the same figures as a file', async ({
  page,
}) => {
  await page.goto('/analytics/rfm');
  await page.getByRole('button', { name: 'How is this computed' }).first().click();
  await expect(page.getByRole('dialog')).toContainText('equal values share a score');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  const cell = page.getByRole('link', { name: /^R5 F5:/ });
  const inCell = digits(((await cell.textContent()) ?? '').replace('R5 F5:', ''));
  const link = page.getByRole('link', { name: 'Download CSV: Recency × frequency' });
  const csv = await page.request.get((await link.getAttribute('href')) ?? '');
  expect(csv.headers()['content-type']).toContain('text/csv');
  const [head = '', ...rows] = (await csv.text()).trim().split('\n');
  expect(head).toBe('r,f,customers,customersShare,receipts,revenue,revenueShare,averageReceipt');
  expect(rows).toHaveLength(25);
  expect(rows.find((row) => row.startsWith('5,5,'))?.split(',')[2]).toBe(String(inCell));
});

test('a picture of a chart is drawn with the type of the page, and what it needs is all there', async ({
  page,
}) => {
  const [missing, types]: [string[], string[]] = [[], []];
  page.on('response', (response) => {
    if (!response.ok()) missing.push(response.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') missing.push(message.text());
  });
  await page.goto('/analytics/rfm');
  await untilListening(page.getByRole('button', { name: /^Download PNG/ }).first());
  page.on('request', (request) => {
    if (request.url().endsWith('.woff2')) types.push(request.url());
  });
  const [picture] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('button', { name: /^Download PNG/ })
      .first()
      .click(),
  ]);
  expect(picture.suggestedFilename()).toMatch(/\.png$/);
  expect(missing).toEqual([]);
  expect(types.length).toBeGreaterThan(0);
});

test('a chart turns into its table and back', async ({ page }) => {
  await page.goto('/analytics/retention');
  await page.getByRole('button', { name: 'Show as a table: Retention curve' }).click();
  await expect(page.getByRole('table', { name: 'Retention curve' })).toBeVisible();
  await page.getByRole('button', { name: 'Show as a chart: Retention curve' }).click();
  await expect(page.getByRole('img', { name: /^Retention by month/ })).toBeVisible();
});

test('an address that makes no sense says what to check', async ({ page }) => {
  await page.goto('/analytics/rfm?m=9');
  await expect(page.getByText('This address cannot be read')).toBeVisible();
  await page.getByRole('link', { name: 'Show without filters' }).click();
  await expect(page.getByRole('table', { name: 'Recency × frequency' })).toBeVisible();
});

test('too few buyers are told, with the day when there were some', async ({ page }) => {
  await page.goto('/analytics/rfm?asOf=1999-12-31');
  await expect(page.getByText('Not enough data')).toBeVisible();
  await page.getByRole('link', { name: /^Show as of/ }).click();
  await expect(page.getByRole('table', { name: 'Named groups' })).toBeVisible();
});
