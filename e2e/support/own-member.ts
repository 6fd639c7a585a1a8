import { randomInt } from 'node:crypto';
import { expect, type Page } from '@playwright/test';

const DIGITS = 10_000_000;

/** A member of this test alone, with an active virtual card, made as support makes one. */
export type OwnMember = {
  readonly memberId: string;
  readonly phone: string;
  /** The last four digits of the card. */
  readonly ending: string;
};

/** Answers the one page that stands before a card is given, and presses its last button. */
async function giveCard(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Give a card' }).click();
  await page.getByRole('radio', { name: /Virtual card/ }).check();
  await page.getByRole('button', { name: 'Next: Check' }).click();
  await page.getByRole('button', { name: 'Give a virtual card now' }).click();
  await expect(page).toHaveURL(/\/cards\/\d+$/);
}

async function activateCard(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Begin: Activate' }).click();
  await page.getByRole('checkbox', { name: /accepted the terms/ }).check();
  await page.getByRole('checkbox', { name: /confirmed their phone/ }).check();
  await page.getByRole('button', { name: /^Activate card \d{4} now$/ }).click();
  await expect(page).toHaveURL(/\/cards\/\d+$/);
  await expect(page.getByText('Active', { exact: true }).first()).toBeVisible();
}

/** Makes a member and their card on the pages of the console; the page is signed in as support. */
export async function makeOwnMember(page: Page): Promise<OwnMember> {
  const phone = `+7917${String(randomInt(DIGITS)).padStart(7, '0')}`;
  await page.goto('/members/new');
  await page.getByLabel(/^Last name/).fill('Журавлёв');
  await page.getByLabel(/^Phone/).fill(phone);
  await page.getByRole('button', { name: 'Create member' }).click();
  await expect(page).toHaveURL(/\/members\/\d+$/);
  const memberId = /\d+$/.exec(page.url())?.[0] ?? '';
  await giveCard(page);
  await activateCard(page);
  const number = await page.getByRole('heading', { level: 1 }).innerText();
  return { memberId, phone, ending: number.replaceAll(' ', '').slice(-4) };
}
