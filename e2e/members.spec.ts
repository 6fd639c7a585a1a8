import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/expect-accessible';
import { enter } from './support/sign-in';

const rows = (page: Page) => page.getByRole('table', { name: 'Members' }).locator('tbody tr');

/** Name and number of the first member of the list. */
async function firstOf(page: Page): Promise<{ name: string; code: string }> {
  const text = await rows(page).first().getByRole('link').innerText();
  const code = /MBR-\d+/.exec(text)?.[0] ?? '';
  return { name: text.replace(code, '').trim(), code };
}

test('an analyst filters, sorts and turns pages; the address holds all of it', async ({ page }) => {
  await enter(page.context(), 'analyst');
  await page.goto('/members');
  await expect(page.getByText(/^[\d,]+ members$/)).toBeVisible();
  await expect(rows(page)).toHaveCount(50);
  await page.getByRole('link', { name: 'Revenue, 12 mo' }).click();
  await expect(page).toHaveURL(/sort=revenue&dir=desc/);
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('button', { name: 'tier', exact: true }).click();
  await page.getByLabel('Gold').check();
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(/tier=gold/);
  await expect(rows(page).first()).toContainText('Gold');
  const richest = await firstOf(page);
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page).toHaveURL(/cursor=/);
  await expect(page.getByText(/^51–/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^51–/)).toBeVisible();
  await page.getByRole('link', { name: 'Previous' }).click();
  await expect(page.getByText(/^1–50 of/)).toBeVisible();
  expect(await firstOf(page)).toEqual(richest);
  await page.getByRole('link', { name: 'Remove filter tier' }).click();
  await expect(page.getByText(/^[\d,]+ members$/)).toBeVisible();
  await expectAccessible(page);
});

test('nobody matches: the page names the filter that blocks and lets go of it', async ({
  page,
}) => {
  await enter(page.context(), 'analyst');
  await page.goto('/members?tier=gold&joinedFrom=2099-01-01');
  await expect(page.getByText('Nobody matches')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Remove tier' })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('main').getByRole('link', { name: 'Remove joined from' }).click();
  await expect(page).toHaveURL(/\/members\?tier=gold$/);
  await expect(rows(page).first()).toBeVisible();
});

test('J and Enter open a member; the purchases open their lines', async ({ page }) => {
  await enter(page.context(), 'analyst');
  await page.goto('/members?sort=receipts&dir=desc');
  const { name, code } = await firstOf(page);
  // Keys are heard once the page has woken up.
  await expect(async () => {
    await page.keyboard.press('j');
    await expect(rows(page).first().getByRole('link')).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(page).toHaveTitle(new RegExp(code));
  await expect(page.getByText('Last purchase')).toBeVisible();
  const tabs = page.getByRole('navigation', { name: 'Parts of the member' });
  await tabs.getByRole('link', { name: 'Purchases' }).click();
  await expect(page.getByRole('table', { name: 'Purchases of the member' })).toBeVisible();
  const purchase = page.getByRole('link', { expanded: false }).first();
  await purchase.click();
  await expect(page.getByRole('columnheader', { name: 'Article' })).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByRole('columnheader', { name: 'Article' })).toBeVisible();
  await page.getByRole('link', { expanded: true }).click();
  await expect(page.getByRole('columnheader', { name: 'Article' })).toHaveCount(0);
});

test('the palette finds a member by number from three characters', async ({ page }) => {
  await enter(page.context(), 'analyst');
  // Who joined last may be somebody that another test makes or erases meanwhile.
  await page.goto('/members?sort=receipts&dir=desc');
  const { name, code } = await firstOf(page);
  const input = page.getByRole('dialog').getByRole('combobox');
  await expect(async () => {
    await page.keyboard.press('Control+k');
    await expect(input).toBeVisible({ timeout: 500 });
  }).toPass();
  await input.fill(code);
  await page.getByRole('option', { name: new RegExp(name) }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
});

test('support says why and sees a phone for a minute; an analyst is offered nothing', async ({
  browser,
  page,
}) => {
  await enter(page.context(), 'support');
  await page.goto('/members/1');
  const masked = page.getByText(/\+7 \d{3} •••-••-\d{2}/);
  await expect(masked).toBeVisible();
  await page.getByRole('button', { name: 'Show the phone' }).click();
  await expectAccessible(page);
  await page.getByLabel('Other, I will say').check();
  await page.getByLabel('Reason').fill('Checking a delivery');
  await page.getByRole('button', { name: 'Show for 60 s' }).click();
  const plain = page.getByText(/\+7 \d{3} \d{3}-\d{2}-\d{2}/);
  await expect(plain).toBeVisible();
  await expect(page.getByText(/seconds left/)).toBeVisible();
  await page.getByRole('button', { name: 'Hide' }).click();
  await expect(plain).toHaveCount(0);
  await expect(masked).toBeVisible();

  const other = await browser.newPage();
  await enter(other.context(), 'analyst');
  await other.goto('/members/1');
  await expect(other.getByText('members.readContacts')).toBeVisible();
  await expect(other.getByRole('button', { name: /Show the/ })).toHaveCount(0);
  await other.close();
});

test('the file holds the filtered members, contacts masked for an analyst', async ({ page }) => {
  await enter(page.context(), 'analyst');
  await page.goto('/members?tier=platinum');
  const shown = Number((await page.getByText(/members? match/).innerText()).replace(/\D/g, ''));
  await page.getByRole('button', { name: 'CSV' }).click();
  await page.getByLabel('What is it for?').selectOption('report');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download' }).click(),
  ]);
  const lines = readFileSync(await download.path(), 'utf8')
    .trimEnd()
    .split('\n');
  expect(lines[0]).toMatch(/^\uFEFFcode,externalId,lastName/);
  expect(lines).toHaveLength(shown + 1);
  expect(lines.slice(1).every((line) => line.includes(',platinum,'))).toBe(true);
  expect(lines.join('')).toContain('•••');
  expect(lines.join('')).not.toMatch(/\+7\d{10}/);
});

test('an address that names nobody says so', async ({ page }) => {
  await enter(page.context(), 'analyst');
  const answer = await page.goto('/members/999999999');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'There is no such member' })).toBeVisible();
  await page.goto('/members?report=rfm&cell=nonsense');
  await expect(page.getByText('This figure cannot be opened')).toBeVisible();
});
