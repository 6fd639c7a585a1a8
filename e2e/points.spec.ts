import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/expect-accessible';
import { signIn } from './support/sign-in';

/** Digits of a figure on the page: "1,192 members" is 1192. */
function digits(text: string | null): number {
  return Number(/\d[\d,]*/.exec(text ?? '')?.[0].replaceAll(',', ''));
}

const sheet = (page: Page) => page.getByRole('complementary').filter({ hasText: 'Open as list' });

/** How many members the sheet and then the list show. */
async function behind(page: Page): Promise<{ inSheet: number; inList: number }> {
  await expect(sheet(page)).toBeVisible();
  const count = sheet(page).getByText(/^[\d,]+ members?$/);
  const inSheet = digits(await count.first().textContent());
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

test('the analyst opens the bar of a month: its points are the sheet’s, its members the list’s', async ({
  page,
}) => {
  await page.getByRole('navigation').getByRole('link', { name: 'Points' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Points' })).toBeVisible();
  const bar = page.getByRole('link', { name: /^Jun 2026, Issued: / });
  const inBar = digits(((await bar.textContent()) ?? '').split('Issued:')[1] ?? '');
  await bar.click();
  await expect(page).toHaveURL(/cell=moved\.issued\.2026-06-01/);
  await expect(sheet(page)).toContainText('Earned points');
  const inSheet = sheet(page).getByLabel('Figures of this selection').locator('dd > span');
  expect(digits(await inSheet.textContent())).toBe(inBar);
  await expectAccessible(page);
  const found = await behind(page);
  expect(found.inSheet).toBeGreaterThan(100);
  expect(found.inList).toBe(found.inSheet);
});

test('the bridge closes with what is open, and the ends of open points add up to it', async ({
  page,
}) => {
  await page.goto('/analytics/points');
  const bridge = page.getByRole('table', { name: 'From what was open to what is open' });
  const figures = await bridge.locator('tbody tr td:last-child').allTextContents();
  const signed = figures.map((text) => (text.includes('−') ? -digits(text) : digits(text)));
  const closing = signed.at(-1) ?? 0;
  expect(closing).toBeGreaterThan(0);
  expect(signed.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBe(closing);
  const ends = page.getByRole('table', { name: 'When open points end' });
  expect(digits(await ends.locator('tfoot td:nth-child(3)').textContent())).toBe(closing);
});

test('arrows walk the bars, the figures of the period stand beside, Enter opens one', async ({
  page,
}) => {
  await page.goto('/analytics/points?asOf=2026-06-30');
  const first = page.getByRole('list', { name: 'Points by period' }).locator('a[tabindex="0"]');
  await first.focus();
  await expect(page.getByText('Open then').first()).toBeVisible();
  await page.keyboard.press('ArrowRight');
  const next = page.getByRole('link', { name: /^Jul 2025, Issued: / });
  await expect(next).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/cell=moved\.issued\.2025-07-01/);
});

test('a cell of the triangle, an end and another life open exactly their members', async ({
  page,
}) => {
  await page.goto('/analytics/points?asOf=2026-06-30');
  await page.getByRole('link', { name: /^Earned Feb 2026, M2: / }).click();
  const cell = await behind(page);
  expect(cell.inList).toBe(cell.inSheet);
  await page.goto('/analytics/points?asOf=2026-06-30');
  const ends = page.getByRole('table', { name: 'When open points end' });
  await ends
    .getByRole('row', { name: /^Aug 2026/ })
    .getByRole('link')
    .click();
  const end = await behind(page);
  expect(end.inList).toBe(end.inSheet);
  await page.goto('/analytics/points?asOf=2026-06-30');
  const life = page.getByLabel('Another life in short');
  const touched = digits(await life.getByRole('link').first().textContent());
  await life.getByRole('link').first().click();
  expect(await behind(page)).toEqual({ inSheet: touched, inList: touched });
});

test('a day, a tier, the worth of a point and the periods are in the address and change the figures', async ({
  page,
}) => {
  await page.goto('/analytics/points?asOf=2026-06-30&tier=gold&pointValue=70&step=week');
  await expect(page.getByText('a point taken as ₽0.70')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Points by period' }).locator('li')).toHaveCount(26);
  await page.getByRole('link', { name: 'no end', exact: true }).click();
  await expect(page).toHaveURL(/tier=gold.*life=none/);
  await expect(page.getByText('Nobody spends more than they did')).toBeVisible();
});

test('the figures come as a file, and how they are computed is said', async ({ page }) => {
  await page.goto('/analytics/points?asOf=2026-06-30');
  const link = page.getByRole('link', { name: 'Download CSV: What becomes of what is issued' });
  const csv = await page.request.get((await link.getAttribute('href')) ?? '');
  expect(await csv.text()).toMatch(/^earnedIn,issued,spent,expired,open,/);
  await page.getByRole('button', { name: 'How is this computed' }).nth(2).click();
  await expect(page.getByRole('dialog')).toContainText('Mack (1993)');
  await expectAccessible(page);
});
