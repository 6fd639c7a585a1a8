import { randomInt } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { CountedMouse } from './support/count-clicks';
import { expectAccessible } from './support/expect-accessible';
import { makeOwnMember } from './support/own-member';
import { enter, signIn } from './support/sign-in';

const DIGITS = 10_000_000;

/** A member with a name and a birthday; their number. */
async function makeNamed(page: Page, lastName: string, firstName: string): Promise<string> {
  await page.goto('/members/new');
  await page.getByLabel(/^Last name/).fill(lastName);
  await page.getByLabel(/^First name/).fill(firstName);
  await page.getByLabel(/^Phone/).fill(`+7917${String(randomInt(DIGITS)).padStart(7, '0')}`);
  await page.getByLabel(/^Date of birth/).fill('1985-03-14');
  await page.getByRole('button', { name: 'Create member' }).click();
  await expect(page).toHaveURL(/\/members\/\d+$/);
  return /\d+$/.exec(page.url())?.[0] ?? '';
}

test('duplicates are merged in 7 clicks from the desk; the merge is undone by a task', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signIn(page, 'support');
  const letters = 'абвгдежзик';
  const name = `Дублёв${[...String(randomInt(DIGITS))].map((digit) => letters[Number(digit)]).join('')}`;
  const first = await makeNamed(page, name, 'Анна');
  const second = await makeNamed(page, name, 'Анна');

  await page.goto('/desk');
  const mouse = new CountedMouse();
  await mouse.click(page.getByRole('link', { name: 'Duplicates' }));
  await expect(page).toHaveTitle(/Duplicates/);
  await expectAccessible(page);
  await mouse.click(
    page.getByRole('button', { name: `Merge MBR-${first} and MBR-${second}`, exact: true }),
  );
  await expect(page.getByRole('heading', { level: 1, name: 'Merge duplicates' })).toBeVisible();
  await expect(page.getByText(`MBR-${second}`).first()).toBeVisible();
  await mouse.click(page.getByText('The member said so', { exact: true }));
  await mouse.click(page.getByRole('button', { name: 'Next: Details' }));
  await expectAccessible(page);
  await mouse.click(page.getByRole('button', { name: 'Next: Check' }));
  await page.getByLabel(/^Number of the member who goes/).fill(second);
  await mouse.click(
    page.getByRole('button', { name: `Merge MBR-${second} into MBR-${first} now` }),
  );
  await expect(page).toHaveURL(new RegExp(`/members/${first}$`));
  expect(mouse.clicks).toBeLessThanOrEqual(7);

  await page.goto(`/members/${second}`);
  await expect(page.getByText(`Merged into MBR-${first}`)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Undo the merge' }).click();
  await page.getByText('Two people', { exact: true }).click();
  await page.getByRole('button', { name: 'Make two members again now' }).click();
  await expect(page).toHaveURL(new RegExp(`/members/${second}$`));
  await expect(page.getByText(`Merged into MBR-${first}`)).toHaveCount(0);
});

test('a pair that is two people is offered no more, and again after undo', async ({ page }) => {
  await signIn(page, 'support');
  const name = `Двойнов${[...String(randomInt(DIGITS))].map((digit) => 'лмнопрстуф'[Number(digit)]).join('')}`;
  const first = await makeNamed(page, name, 'Пётр');
  const second = await makeNamed(page, name, 'Пётр');
  await page.goto('/members/duplicates');
  const two = page.getByRole('button', { name: `MBR-${first} and MBR-${second} are two people` });
  await two.click();
  await expect(two).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(two).toBeVisible();
});

test('a card is given to another member in 11 clicks from the desk', async ({ page }) => {
  test.setTimeout(120_000);
  await enter(page.context(), 'support');
  const owner = await makeOwnMember(page);
  const next = await makeNamed(page, 'Новосёлов', 'Илья');
  await page.goto('/desk');
  await page.getByRole('combobox').fill(owner.phone);
  const mouse = new CountedMouse();
  await mouse.click(
    page
      .getByRole('option')
      .filter({ hasText: `MBR-${owner.memberId}` })
      .first(),
  );
  await mouse.click(page.getByRole('link', { name: /^\d{4} \d{4} \d{4} \d$/ }).first());
  await mouse.click(page.getByRole('button', { name: 'Begin: Change owner' }));
  await mouse.click(page.getByText('Document', { exact: true }));
  await mouse.click(page.getByRole('button', { name: 'Next: New owner' }));
  await page.getByLabel(/^New owner/).fill(`MBR-${next}`);
  await mouse.click(page.getByRole('button', { name: new RegExp(`MBR-${next}`) }));
  await expect(page.getByRole('button', { name: 'Choose another' })).toBeVisible();
  await mouse.click(page.getByRole('button', { name: 'Next: What goes along' }));
  await mouse.click(page.getByRole('button', { name: 'Next: Check' }));
  await mouse.click(
    page.getByRole('button', { name: `Give card ${owner.ending} to the new owner now` }),
  );
  await expect(page).toHaveURL(/\/cards\/\d+$/);
  await expect(page.getByText('Новосёлов').first()).toBeVisible();
  expect(mouse.clicks).toBeLessThanOrEqual(11);
});
