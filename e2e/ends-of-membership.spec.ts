import { randomInt } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { asReader } from './support/as-reader';
import { expectAccessible } from './support/expect-accessible';
import { enter } from './support/sign-in';

const DIGITS = 10_000_000;

/** A member of this test alone; their number. */
async function makeMember(page: Page, lastName: string): Promise<string> {
  await page.goto('/members/new');
  await page.getByLabel(/^Last name/).fill(lastName);
  await page.getByLabel(/^Phone/).fill(`+7917${String(randomInt(DIGITS)).padStart(7, '0')}`);
  await page.getByRole('button', { name: 'Create member' }).click();
  await expect(page).toHaveURL(/\/members\/\d+$/);
  return /\d+$/.exec(page.url())?.[0] ?? '';
}

/** Begins what the menu of the member's page names. */
async function choose(page: Page, entry: string): Promise<void> {
  const item = page.getByRole('menuitem', { name: entry });
  await expect(async () => {
    await page.getByRole('button', { name: 'More about the membership' }).click();
    await expect(item).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await item.click();
  await expect(page).toHaveURL(/\/tasks\/\d+$/);
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

test('a member is suspended, told so on the page, and reinstated (CARD-03)', async ({ page }) => {
  await enter(page.context(), 'support');
  const number = await makeMember(page, 'Приостанов');
  await choose(page, 'Suspend');
  await page.getByText('Open complaint', { exact: true }).click();
  await page.getByRole('button', { name: 'Suspend the member now' }).click();
  await expect(page).toHaveURL(new RegExp(`/members/${number}$`));
  await expect(page.getByText('The membership is suspended')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Reinstate' }).click();
  await expect(heading(page, 'Reinstate member')).toBeVisible();
  await page.getByText('Document', { exact: true }).click();
  await page.getByRole('button', { name: 'Reinstate the member now' }).click();
  await expect(page).toHaveURL(new RegExp(`/members/${number}$`));
  await expect(page.getByText('The membership is suspended')).toHaveCount(0);
});

test('points are given by a task and stand in the statement', async ({ page }) => {
  await enter(page.context(), 'support');
  const number = await makeMember(page, 'Подарков');
  await page.goto(`/members/${number}/points`);
  await page.getByRole('button', { name: 'Gift of points' }).click();
  await expect(heading(page, 'Gift of points')).toBeVisible();
  await page.getByLabel(/^Points/).fill('120');
  await page.getByLabel(/^What for/).fill('Долго ждали доставку');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Give 120 points now' }).click();
  await expect(page).toHaveURL(new RegExp(`/members/${number}`));
  await page.goto(`/members/${number}/points`);
  await expect(page.getByText('120').first()).toBeVisible();
});

test('a membership is closed by typing its number; until its day it can be reinstated', async ({
  page,
}) => {
  await enter(page.context(), 'support');
  const number = await makeMember(page, 'Закрываев');
  await choose(page, 'Close membership');
  await page.getByText('Request of the member', { exact: true }).click();
  await page.getByRole('button', { name: /^Next/ }).click();
  const code = page.getByLabel(/^Digits of the member/);
  await code.fill('1');
  await page.getByRole('button', { name: 'Close the membership now' }).click();
  await expect(page.getByText('These are not the digits of the member’s number.')).toBeVisible();
  await code.fill(number);
  await page.getByRole('button', { name: 'Close the membership now' }).click();
  await expect(page).toHaveURL(new RegExp(`/members/${number}$`));
  await expect(page.getByText(/^The membership ends on/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Reinstate' })).toBeVisible();
});

test('a member is erased by two people; afterwards the page knows the number alone', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const reader = { locale: 'en', theme: 'dark', width: 390 } as const;
  const agent = await asReader(browser, { ...reader, role: 'support' });
  const page = await agent.newPage();
  const number = await makeMember(page, 'Забытых');
  await choose(page, 'Erase personal data');
  await page.getByText('Request of the member', { exact: true }).click();
  await page.getByRole('button', { name: /^Next/ }).click();
  await page.getByLabel(/^Digits of the member/).fill(number);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ask for approval to erase the member' }).click();
  await expect(page.getByText(/Somebody else has to approve it/)).toBeVisible();

  const second = await asReader(browser, { ...reader, width: 1440, role: 'admin' });
  const other = await second.newPage();
  await other.goto(page.url());
  await other.getByRole('button', { name: 'Approve and erase the member for good now' }).click();
  await expect(
    other.getByText('The personal data of the member are erased.').first(),
  ).toBeVisible();
  await other.goto(`/members/${number}`);
  await expect(heading(other, `MBR-${number}`)).toBeVisible();
  await expect(other.getByText('The personal data of this member were erased')).toBeVisible();
  await expect(other.getByText('Забытых')).toHaveCount(0);
  await expectAccessible(other);
  await agent.close();
  await second.close();
});
