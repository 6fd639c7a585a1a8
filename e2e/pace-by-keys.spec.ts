import { randomInt } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { CountedKeys } from './support/counted-keys';
import { makeOwnMember, type OwnMember } from './support/own-member';
import { enter, signIn } from './support/sign-in';

/*
 * The pace of the desk without a mouse: from the role's home by keys alone, no field is focused and no address opened for the
 * one who works. With a mouse the same is counted in desk.spec.ts, tasks.spec.ts and merge.spec.ts.
 */

const DIGITS = 10_000_000;

async function makeNamed(page: Page, lastName: string): Promise<string> {
  await page.goto('/members/new');
  await page.getByLabel(/^Last name/).fill(lastName);
  await page.getByLabel(/^First name/).fill('Анна');
  await page.getByLabel(/^Phone/).fill(`+7917${String(randomInt(DIGITS)).padStart(7, '0')}`);
  await page.getByLabel(/^Date of birth/).fill('1985-03-14');
  await page.getByRole('button', { name: 'Create member' }).click();
  await expect(page).toHaveURL(/\/members\/\d+$/);
  return /\d+$/.exec(page.url())?.[0] ?? '';
}

/** The desk, with a keyboard alone. */
async function atDesk(page: Page): Promise<CountedKeys> {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: 'Desk' })).toBeVisible();
  return new CountedKeys(page);
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const radio = (page: Page, name: RegExp) => page.getByRole('radio', { name });
const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

async function expectMember(page: Page, { memberId }: OwnMember): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`/members/${memberId}$`));
}

test('by keys alone: a member is found by phone in 1, a lost card is blocked in 4, replaced in 8', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await enter(page.context(), 'support');
  const member = await makeOwnMember(page);
  const { ending, phone } = member;

  const blocking = await atDesk(page);
  await blocking.lookUp(phone);
  await expectMember(page, member);
  expect(blocking.presses).toBe(1);
  await blocking.press(button(page, `Block card •• ${ending}`));
  await expect(title(page, 'Block card')).toBeVisible();
  await blocking.choose(radio(page, /^Lost/));
  await blocking.press(button(page, `Block card ${ending} now`));
  await expect(page.getByText('Blocked: lost').first()).toBeVisible();
  expect(blocking.presses).toBeLessThanOrEqual(4);

  const replacing = await atDesk(page);
  await replacing.lookUp(phone);
  await expectMember(page, member);
  await replacing.press(button(page, `Replace card •• ${ending}`));
  await expect(title(page, 'Replace card')).toBeVisible();
  await replacing.choose(radio(page, /^Document/));
  await replacing.press(button(page, 'Next: New card'));
  await replacing.choose(radio(page, /^Virtual card/));
  await replacing.press(button(page, 'Next: Check'));
  await replacing.press(button(page, /^Replace \d{4} with a virtual card now$/));
  await expect(page).toHaveURL(/\/cards\/\d+$/);
  expect(replacing.presses).toBeLessThanOrEqual(8);
});

test('by keys alone: a card is given to another member in 11', async ({ page }) => {
  test.setTimeout(120_000);
  await enter(page.context(), 'support');
  const owner = await makeOwnMember(page);
  const next = await makeNamed(page, 'Новосёлов');
  const keys = await atDesk(page);
  await keys.lookUp(owner.phone);
  await expectMember(page, owner);
  await keys.press(page.getByRole('link', { name: /^\d{4} \d{4} \d{4} \d$/ }).first());
  await keys.press(button(page, 'Begin: Change owner'));
  await expect(page.locator('main form h2')).toBeFocused();
  await keys.choose(radio(page, /^Document/));
  await keys.press(button(page, 'Next: New owner'));
  await keys.type(page.getByLabel(/^New owner/), `MBR-${next}`);
  await keys.press(button(page, new RegExp(`MBR-${next}`)));
  // The keyboard stays where the choice stands, and Enter goes on from there.
  await expect(page.getByRole('group', { name: /Новосёлов/ })).toBeFocused();
  await keys.press(page.getByRole('group', { name: /Новосёлов/ }));
  await expect(page.getByRole('heading', { name: 'What goes with the card?' })).toBeFocused();
  await keys.press(button(page, 'Next: Check'));
  await keys.press(button(page, `Give card ${owner.ending} to the new owner now`));
  await expect(page).toHaveURL(/\/cards\/\d+$/);
  expect(keys.presses).toBeLessThanOrEqual(11);
});

test('by keys alone: duplicates are merged in 7', async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, 'support');
  const letters = [...String(randomInt(DIGITS))].map((digit) => 'абвгдежзик'[Number(digit)]);
  const name = `Клавишев${letters.join('')}`;
  const first = await makeNamed(page, name);
  const second = await makeNamed(page, name);
  const keys = await atDesk(page);
  await keys.press(page.getByRole('link', { name: 'Duplicates' }));
  await keys.press(
    page.getByRole('button', { name: `Merge MBR-${first} and MBR-${second}`, exact: true }),
  );
  await expect(title(page, 'Merge duplicates')).toBeVisible();
  await keys.choose(radio(page, /^The member said so/));
  await keys.press(button(page, 'Next: Details'));
  await keys.press(button(page, 'Next: Check'));
  await keys.type(page.getByLabel(/^Number of the member who goes/), second);
  await keys.press(button(page, `Merge MBR-${second} into MBR-${first} now`));
  await expect(page).toHaveURL(new RegExp(`/members/${first}$`));
  expect(keys.presses).toBeLessThanOrEqual(7);
});

test('by keys alone: a paused task goes on in 1', async ({ page }) => {
  test.setTimeout(120_000);
  await enter(page.context(), 'support');
  const { memberId, ending } = await makeOwnMember(page);
  await page.goto(`/members/${memberId}`);
  await button(page, `Replace card •• ${ending}`).click();
  await expect(title(page, 'Replace card')).toBeVisible();
  const taskId = /\d+$/.exec(page.url())?.[0] ?? '';
  await button(page, /^Pause/).click();
  await page.getByText('Waiting for a document').click();
  await button(page, 'Pause and save').click();
  await expect(page).not.toHaveURL(/\/tasks\/\d+$/);
  const keys = await atDesk(page);
  const ticket = page.getByRole('listitem').filter({ hasText: `TSK-${taskId}` });
  await keys.press(ticket.getByRole('button', { name: /^Continue/ }));
  await expect(page).toHaveURL(new RegExp(`/tasks/${taskId}$`));
  expect(keys.presses).toBe(1);
});
