import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/expect-accessible';
import { signIn } from './support/sign-in';

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
