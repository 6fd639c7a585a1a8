import { expect, type Page, test } from '@playwright/test';
import { addDays, dayInZone } from '@/lib/domain/shared/calendar';
import { asReader } from './support/as-reader';
import { CountedMouse } from './support/count-clicks';
import { expectAccessible } from './support/expect-accessible';
import { enter } from './support/sign-in';

const saved = (page: Page) => page.getByText('Draft saved', { exact: true });

/** Begins a ladder of its own: one for staff, so that nobody's tier is touched. */
async function beginLadder(page: Page): Promise<string> {
  await page.goto('/tiers');
  const more = page.getByRole('button', { name: 'New ladder' });
  if (await more.isVisible()) await more.click();
  await page.getByRole('button', { name: 'Begin with Staff' }).click();
  await expect(page).toHaveURL(/\/tiers\/\d+$/);
  return new URL(page.url()).pathname;
}

test('a marketer begins a ladder, puts a tier above, mends a threshold and sends it; another approves it', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const marketer = await (await browser.newContext()).newPage();
  await enter(marketer.context(), 'marketer');
  const path = await beginLadder(marketer);
  await expect(marketer.getByText('Version 1 draft')).toBeVisible();

  await marketer.getByRole('button', { name: 'Insert a tier above Staff' }).click();
  // It is named by the tier, whose name is about to change.
  const sheet = marketer.locator('[data-side-sheet]');
  await expect(sheet.getByRole('heading', { name: 'New tier' })).toBeVisible();
  await sheet.getByLabel('Name in English').fill('Staff of ten years');
  await sheet.getByLabel('Name in Russian').fill('Десять лет с нами');
  await sheet.getByLabel('Discount, %').fill('15');
  await expectAccessible(marketer);
  await sheet.getByRole('link', { name: 'Close' }).click();
  await expect(saved(marketer)).toBeVisible();

  const threshold = marketer.getByLabel('Staff of ten years, threshold by spend, draft');
  await threshold.fill('0');
  await expect(marketer.getByText('Must ask more than the tier below')).toBeVisible();
  await expect(marketer.getByText('Not saved: it has mistakes')).toBeVisible();
  await threshold.fill('12,5OO');
  await expect(marketer.getByText('Not an amount')).toBeVisible();
  await threshold.fill('12,500');
  await expect(saved(marketer)).toBeVisible();
  await marketer.reload();
  await expect(threshold).toHaveValue('12,500');

  await threshold.fill('20000');
  await expect(saved(marketer)).toBeVisible();
  await marketer.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(threshold).toHaveValue('12,500');
  await expect(saved(marketer)).toBeVisible();
  await expectAccessible(marketer);

  await marketer.getByRole('button', { name: 'Send for approval' }).click();
  const question = marketer.getByRole('dialog');
  const tomorrow = addDays(dayInZone(new Date(), 'Europe/Moscow'), 1);
  await question.getByLabel('Takes effect on').fill(tomorrow);
  await question.getByRole('button', { name: 'Send for approval' }).click();
  await expect(marketer.getByText('Version 1 in review')).toBeVisible();
  await expect(marketer.getByRole('button', { name: /^Approve: it holds/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await marketer.context().close();

  const admin = await (await browser.newContext()).newPage();
  await enter(admin.context(), 'admin');
  await admin.goto(path.replace('tiers', 'rules'));
  await expect(admin).toHaveURL(new RegExp(`${path}$`));
  await expectAccessible(admin);
  await admin.getByRole('button', { name: /^Approve: it holds/ }).click();
  await expect(admin.getByText('Version 1 approved')).toBeVisible();

  // A second version is sent and taken back: the first one stands as it was.
  const changed = admin.getByLabel('Staff of ten years, threshold by spend, draft');
  await changed.fill('30,000');
  await expect(saved(admin)).toBeVisible();
  await admin.getByRole('button', { name: 'Send for approval' }).click();
  const again = admin.getByRole('dialog');
  await again.getByLabel('Takes effect on').fill(addDays(tomorrow, 1));
  await again.getByRole('button', { name: 'Send for approval' }).click();
  await expect(admin.getByText('Version 2 in review')).toBeVisible();
  await admin.getByRole('button', { name: 'Withdraw' }).click();
  await expect(admin.getByText('Version 2 in review')).toBeHidden();
  await expect(admin.getByText('Version 1 approved')).toBeVisible();
  await expect(changed).toHaveValue('12,500');
  await admin.goto(`${path}/versions`);
  await expect(admin.getByText('Approved', { exact: true })).toBeVisible();
  await expectAccessible(admin);
  await admin.context().close();
});

test('from home to who moves by name after a threshold was moved: at most 5 clicks', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await enter(page.context(), 'marketer');
  await page.goto('/home');
  const mouse = new CountedMouse();
  await mouse.click(page.getByRole('navigation').getByRole('link', { name: 'Tiers', exact: true }));
  await mouse.click(page.getByRole('table').getByRole('link', { name: 'Main ladder' }));
  const threshold = page.getByLabel('Gold, threshold by spend, draft');
  await mouse.click(threshold);
  const before = await threshold.inputValue();
  await threshold.fill('61,234');
  const movers = page.getByRole('table', { name: 'Some who move' });
  await expect(movers.getByText(/^MBR-\d+$/).first()).toBeVisible({ timeout: 60_000 });
  await mouse.click(page.getByRole('link', { name: /^Open all/ }));
  await expect(page).toHaveURL(/\/movers\?/);
  const counted = page.getByRole('heading', { level: 1, name: /^[\d,]+ members?$/ });
  await expect(counted).toBeVisible({ timeout: 60_000 });
  const count = Number(/[\d,]+/.exec(await counted.innerText())?.[0]?.replaceAll(',', ''));
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(Math.min(count, 50) + 1);
  expect(mouse.clicks).toBeLessThanOrEqual(5);
  // What was typed is there and saved, however soon the page was left. The draft of the demo is left as it was.
  await page.goBack();
  await expect(threshold).toHaveValue('61,234');
  await expect(saved(page)).toBeVisible();
  await threshold.fill(before);
  await expect(saved(page)).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`ladders are read at 390 px in Russian without a sideways scroll, ${theme}`, async ({
    browser,
  }) => {
    const context = await asReader(browser, { role: 'marketer', locale: 'ru', theme, width: 390 });
    const page = await context.newPage();
    await page.goto('/tiers');
    await expect(page.getByRole('heading', { level: 1, name: 'Уровни' })).toBeVisible();
    await expectAccessible(page);
    const first = page.getByRole('table').getByRole('link').first();
    if (await first.isVisible()) {
      await first.click();
      await expect(page).toHaveURL(/\/tiers\/\d+$/);
      await expectAccessible(page);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(390);
    }
    await context.close();
  });
}

test('who may not write rules reads a ladder', async ({ page }) => {
  await enter(page.context(), 'analyst');
  await page.goto('/tiers');
  await expect(page.getByRole('heading', { level: 1, name: 'Tiers' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'New ladder' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Begin with/ })).toHaveCount(0);
});
