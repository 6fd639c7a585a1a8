import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/expect-accessible';
import { makeOwnMember } from './support/own-member';
import { enter, signIn } from './support/sign-in';

/** Opens the card in use of a member in the list whose card is active; its whole number. */
async function openActiveCard(page: Page): Promise<string> {
  // The ones who buy most are of the demo: other tests make members while this one runs.
  await page.goto('/members?sort=revenue&dir=desc');
  await page.locator('main table a[href^="/members/"]').first().click();
  await page
    .getByRole('link', { name: /^2980 / })
    .first()
    .click();
  await expect(page).toHaveURL(/\/cards\/\d+$/);
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  return title.replaceAll(' ', '');
}

test('support opens a card from its member and reads what can be done and why not', async ({
  page,
}) => {
  await signIn(page, 'support');
  const number = await openActiveCard(page);
  expect(number).toMatch(/^2980\d{9}$/);
  await expect(page.getByRole('heading', { name: 'Life of the card' })).toBeVisible();
  await expect(page.getByText('Came with its data')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Possible now', exact: true })).toBeVisible();
  await expect(page).toHaveTitle(new RegExp(`•• ${number.slice(-4)}`));
  await expectAccessible(page);
});

test('a whole number typed into the address finds the card; one that nobody has does not', async ({
  page,
}) => {
  await signIn(page, 'support');
  const number = await openActiveCard(page);
  await page.goto(`/cards/${number}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    number.replace(/(.{4})(?=.)/g, '$1 '),
  );
  const answer = await page.goto('/cards/2999999999999');
  expect(answer?.status()).toBe(404);
  await expect(page.getByText('There is no such card').first()).toBeVisible();
  await expectAccessible(page);
});

test('an analyst reads a card and is told which right its operations need', async ({ page }) => {
  await signIn(page, 'analyst');
  await openActiveCard(page);
  await expect(page.getByText('cards.operate')).toBeVisible();
});

/** The box of the card with these last digits, which are spelled in groups. */
const selectedBy = (ending: string) => new RegExp(`^Select card .*${[...ending].join(' ?')}$`);

test('support selects cards of the list, blocks them at once and reads what became of each; the list goes into a file with its purpose', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signIn(page, 'support');
  const own = [await makeOwnMember(page), await makeOwnMember(page)];
  await page.goto('/cards');
  for (const { ending } of own) {
    await page.getByRole('checkbox', { name: selectedBy(ending) }).check();
  }
  await expect(page.getByText('2 cards selected')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Block …' }).press('Enter');
  await expect(page.getByLabel('Why are they blocked?')).toBeFocused();
  await page.getByRole('button', { name: 'Block 2 cards now' }).click();
  await expect(page.getByLabel('Why are they blocked?')).toBeFocused();
  await page.getByLabel('Why are they blocked?').selectOption('damaged');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Block 2 cards now' }).click();
  await expect(page.getByText('2 cards are blocked.')).toBeVisible();
  await page.getByRole('button', { name: 'Back to the list' }).click();
  for (const { ending } of own) {
    const row = page.getByRole('row').filter({
      has: page.getByRole('checkbox', { name: selectedBy(ending) }),
    });
    await expect(row).toContainText('Blocked: damaged');
  }

  // The same once more: neither can be blocked for no better reason, and both say so.
  for (const { ending } of own) {
    await page.getByRole('checkbox', { name: selectedBy(ending) }).check();
  }
  await page.getByRole('button', { name: 'Block …' }).click();
  await page.getByLabel('Why are they blocked?').selectOption('damaged');
  await page.getByRole('button', { name: 'Block 2 cards now' }).click();
  await expect(page.getByText('0 cards are blocked, 2 are left as they were:')).toBeVisible();
  await expect(page.getByText('A block changes its reason only to theft or fraud.')).toHaveCount(2);
  await page.getByRole('button', { name: 'Back to the list' }).click();

  // Without an answer it is said so, the window can be closed, and what was selected still is.
  await page.route('**/cards*', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  await page.getByRole('button', { name: 'Block …' }).click();
  await page.getByLabel('Why are they blocked?').selectOption('damaged');
  await page.getByRole('button', { name: 'Block 2 cards now' }).click();
  await expect(page.getByRole('alert').getByText('2 cards were not reached.')).toBeVisible();
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await expect(page.getByText('2 cards selected')).toBeVisible();
  await page.unroute('**/cards*');

  await page.getByRole('button', { name: 'CSV' }).click();
  await page.getByLabel('What is it for?').selectOption('report');
  await expectAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('cards.csv');
});

test('an analyst takes the list of cards away, and selects none', async ({ page }) => {
  await enter(page.context(), 'analyst');
  await page.goto('/cards');
  await expect(page.getByRole('button', { name: 'CSV' })).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
});

test('on a phone the list tells whose card it is, and a number keeps one line of 16 digits', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 900 });
  await enter(page.context(), 'support');
  await page.goto('/cards');
  const row = page.getByRole('row').nth(1);
  const number = row.getByText(/^\d{4} \d{4} \d{4} \d/);
  await expect(number).toBeVisible();
  const box = await number.boundingBox();
  expect(box?.height ?? 0).toBeLessThan(30);
  await expect(row.getByRole('link')).toHaveText(/\d\p{Lu}\p{Ll}+/u);
  const spare = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(spare).toBeLessThanOrEqual(0);
});
