import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/expect-accessible';
import { makeOwnMember } from './support/own-member';
import { enter, signIn } from './support/sign-in';

/** A prefix that no other run uses: ranges never share a number. */
const PREFIX = `61${String(Date.now() % 10_000_000).padStart(7, '0')}`;
const CODE = `T${String(Date.now() % 100_000).padStart(5, '0')}`;

async function makeType(page: Page): Promise<void> {
  await page.goto('/settings/card-types/new');
  await page.getByLabel('Name in English').fill(`Printed ${CODE}`);
  await page.getByLabel('Name in Russian').fill(`Печатная ${CODE}`);
  await page.getByLabel('Code', { exact: true }).fill(CODE);
  await page.getByLabel('Good for, years').fill('3');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create type' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Printed ${CODE}` })).toBeVisible();
  await page.getByLabel('Prefix').fill(PREFIX);
  await page.getByLabel('Last serial').fill('999');
  await page.getByRole('button', { name: 'Add range' }).click();
  await expect(page.getByText('1,000 of 1,000')).toBeVisible();
}

async function orderBatch(page: Page): Promise<void> {
  await page.goto('/cards/batches');
  await page.getByRole('button', { name: 'New batch' }).click();
  const dialog = page.getByRole('dialog');
  const from = dialog.getByLabel('Numbers from');
  const option = await from.locator('option', { hasText: PREFIX }).getAttribute('value');
  await from.selectOption(option ?? '');
  await dialog.getByLabel('Cards').fill('20');
  await dialog.getByRole('button', { name: 'Order the batch' }).click();
  await expect(page.getByText('At the printer', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Receive' })).toBeVisible({ timeout: 30_000 });
}

test('a marketer makes a type and a batch, receives and distributes it; support hands out a card of it', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const office = await (await browser.newContext()).newPage();
  await signIn(office, 'marketer');
  await makeType(office);
  await orderBatch(office);
  await expectAccessible(office);

  const [download] = await Promise.all([
    office.waitForEvent('download'),
    office.getByRole('link', { name: 'File for the printer' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^batch-\d+\.csv$/);

  await office.getByLabel('Cards counted').fill('19');
  await office.getByRole('button', { name: 'Confirm and receive' }).click();
  await expect(office.getByText('The stock expects 20 cards')).toBeVisible();
  await office.getByLabel('Cards counted').fill('20');
  await office.getByRole('button', { name: 'Confirm and receive' }).click();
  await expect(office.getByRole('heading', { name: 'Send to a store' })).toBeVisible();
  await office.getByLabel('Cards', { exact: true }).fill('5');
  await office.getByRole('button', { name: 'Send', exact: true }).click();
  const sent = await office.getByText(/^Sent: \d{13} to \d{13}\.$/).innerText();
  const number = /\d{13}/.exec(sent)?.[0] ?? '';

  const desk = await (await browser.newContext()).newPage();
  await enter(desk.context(), 'support');
  const { memberId } = await makeOwnMember(desk);
  await desk.goto(`/members/${memberId}`);
  await desk.getByRole('button', { name: 'Give a card' }).first().click();
  // A number of one type is refused as a card of another, where it is typed; the type is good for 3 years.
  await desk.getByText('Plastic card', { exact: true }).click();
  await desk.getByLabel('Number of the card').fill(number);
  await desk.getByRole('button', { name: 'Next' }).click();
  await expect(
    desk.getByText('This number belongs to another type of card.').first(),
  ).toBeVisible();
  await expectAccessible(desk);
  await desk.getByRole('radio', { name: `Printed ${CODE}` }).check();
  await desk.getByRole('button', { name: 'Next' }).click();
  await desk.getByRole('button', { name: `Give the card ${number.slice(-4)} now` }).click();
  await expect(desk.getByText(`Card ${number.slice(-4)} is given.`).first()).toBeVisible();

  await desk.goto(`/cards?q=${number}`);
  await expect(desk.getByRole('link', { name: 'All cards 1' })).toBeVisible();
  await desk.locator('[data-row-link]').first().click();
  await expect(desk.getByRole('img', { name: `EAN-13 barcode ${number}` })).toBeVisible();
  await expectAccessible(desk);
  await desk.getByRole('link', { name: 'Open the card’s page' }).click();
  await expect(desk).toHaveURL(/\/cards\/\d+$/);
  await expect(desk.getByText(`Printed ${CODE}`, { exact: true })).toBeVisible();

  await office.reload();
  await expect(office.getByText('Handed out').locator('..')).toContainText('1');
});
