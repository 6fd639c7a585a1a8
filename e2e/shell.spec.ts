import { expect, test } from '@playwright/test';
import { asReader } from './support/as-reader';
import { expectAccessible } from './support/expect-accessible';

const READER = { role: 'marketer', locale: 'en', theme: 'light', width: 1440 } as const;

test('a marketer opens the palette by key, types in the wrong layout and lands on members', async ({
  browser,
}) => {
  const context = await asReader(browser, READER);
  const page = await context.newPage();
  await page.goto('/home');
  await expect(async () => {
    await page.keyboard.press('Control+KeyK');
    await expect(page.getByRole('dialog', { name: 'Search and commands' })).toBeVisible();
  }).toPass();
  await page.keyboard.type('ьуьи');
  await expect(page.getByRole('option', { name: 'Members' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/members$/);
  await context.close();
});

test('a marketer finds a member by name from the palette', async ({ browser }) => {
  const context = await asReader(browser, READER);
  const page = await context.newPage();
  await page.goto('/members');
  const row = await page.locator('main a[href^="/members/"]').first().innerText();
  const name = row.split('\n')[0] ?? '';
  await page.getByRole('button', { name: /^Search/ }).click();
  await page.getByRole('combobox', { name: 'Search and commands' }).fill(name);
  await page.getByRole('option').filter({ hasText: name }).first().click();
  await expect(page).toHaveURL(/\/members\/\w+/);
  await context.close();
});

test('the palette acts on the member who is open, in the other language and the wrong layout', async ({
  browser,
}) => {
  const context = await asReader(browser, { ...READER, role: 'support' });
  const page = await context.newPage();
  await page.goto('/members');
  await page.locator('main td a[href^="/members/"]').first().click();
  await expect(page).toHaveURL(/\/members\/\w+$/);
  const act = page.getByRole('option', { name: /^Edit/ });
  await expect(async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+KeyK');
    // "измен" typed where the keyboard was left in English.
    await page.keyboard.type('bpvty');
    await expect(act).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/members\/\w+\/edit$/);
  await context.close();
});

test('keys lead to pages, list themselves, and keep quiet while someone types', async ({
  browser,
}) => {
  const context = await asReader(browser, READER);
  const page = await context.newPage();
  await page.goto('/home');
  await expect(async () => {
    await page.keyboard.press('Shift+Slash');
    await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  }).toPass();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('KeyG');
  await page.keyboard.press('KeyM');
  await expect(page).toHaveURL(/\/members$/);
  await page.getByRole('searchbox').first().focus();
  await page.keyboard.type('g');
  await page.keyboard.type('h');
  await expect(page).toHaveURL(/\/members(\?|$)/);
  await context.close();
});

test('J and K walk the rows of a list and Enter opens the one at hand', async ({ browser }) => {
  const context = await asReader(browser, READER);
  const page = await context.newPage();
  await page.goto('/members');
  const rows = page.locator('main a[href^="/members/"]');
  await expect(async () => {
    await page.keyboard.press('KeyJ');
    await expect(rows.first()).toBeFocused();
  }).toPass();
  await page.keyboard.press('KeyJ');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('KeyK');
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/members\/\w+/);
  await context.close();
});

test('on a phone the menu is a drawer that leads somewhere and closes', async ({ browser }) => {
  const context = await asReader(browser, { ...READER, locale: 'ru', width: 390 });
  const page = await context.newPage();
  await page.goto('/home');
  const drawer = page.getByRole('dialog', { name: 'Главное меню' });
  await expect(async () => {
    await page.getByRole('button', { name: 'Открыть меню' }).click();
    await expect(drawer).toBeVisible({ timeout: 2000 });
  }).toPass();
  await expectAccessible(page);
  await drawer.getByRole('link', { name: 'Участники' }).click();
  await expect(page).toHaveURL(/\/members$/);
  await expect(drawer).toHaveCount(0);
  await context.close();
});

test('support sees only its areas; a page beyond them names the missing right', async ({
  browser,
}) => {
  const context = await asReader(browser, { ...READER, role: 'support' });
  const page = await context.newPage();
  await page.goto('/desk');
  const areas = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
  await expect(areas).toHaveText([
    'Desk',
    'My tasks',
    'Members',
    'Cards',
    'Duplicates',
    'Tiers',
    'Mechanics',
    'Rewards',
    'Rules',
    'Task statistics',
  ]);
  const answer = await page.goto('/imports');
  expect(answer?.status()).toBe(403);
  await expect(page.getByText('imports.read')).toBeVisible();
  await expectAccessible(page);
  await context.close();
});

test('an address where nothing is says so and leads home', async ({ browser }) => {
  const context = await asReader(browser, READER);
  const page = await context.newPage();
  const answer = await page.goto('/nowhere');
  expect(answer?.status()).toBe(404);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Go to the home page' }).click();
  await expect(page).toHaveURL(/\/home$/);
  await context.close();
});

test('a number that nobody has keeps the shell, its one main part and the dark theme', async ({
  browser,
}) => {
  const context = await asReader(browser, { ...READER, theme: 'dark' });
  const page = await context.newPage();
  for (const address of ['/members/999999999', '/imports/999999999']) {
    await page.goto(address);
    await expect(page.getByText('The number may be mistyped.')).toBeVisible();
    await expect(page.locator('main')).toHaveCount(1);
    await expect(page.locator('html')).toHaveClass(/\bdark\b/);
  }
  await context.close();
});
