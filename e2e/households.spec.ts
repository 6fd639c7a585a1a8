import { randomInt } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { beginInvitation } from './support/begin-invitation';
import { expectAccessible } from './support/expect-accessible';
import { enter } from './support/sign-in';

const DIGITS = 10_000_000;

/** A member of this test alone; their number. */
async function makeMember(page: Page, firstName: string): Promise<string> {
  await page.goto('/members/new');
  await page.getByLabel(/^Last name/).fill('Семёнов');
  await page.getByLabel(/^First name/).fill(firstName);
  await page.getByLabel(/^Phone/).fill(`+7917${String(randomInt(DIGITS)).padStart(7, '0')}`);
  await page.getByRole('button', { name: 'Create member' }).click();
  await expect(page).toHaveURL(/\/members\/\d+$/);
  return /\d+$/.exec(page.url())?.[0] ?? '';
}

async function givePoints(page: Page, memberId: string, points: string): Promise<void> {
  await page.goto(`/members/${memberId}/points`);
  await page.getByRole('button', { name: 'Gift of points' }).click();
  await page.getByLabel(/^Points/).fill(points);
  await page.getByLabel(/^What for/).fill('A late delivery');
  await page.getByRole('button', { name: /^Give \d+ points? now$/ }).click();
  await expect(page).toHaveURL(new RegExp(`/members/${memberId}`));
}

/** Takes a member into the household of another one, before the agent. */
async function admit(page: Page, headId: string, otherId: string): Promise<void> {
  await beginInvitation(page, `/members/${headId}`, otherId);
  await page.getByText('Before you', { exact: true }).click();
  await page.getByText('In person', { exact: true }).click();
  await page.getByRole('checkbox', { name: /everybody in the household/ }).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: /into the household now$/ }).click();
  await expect(page).toHaveURL(new RegExp(`/members/${headId}$`));
}

test('two members share 300 points, and one leaves with their own 200', async ({ page }) => {
  test.setTimeout(180_000);
  await enter(page.context(), 'support');
  const head = await makeMember(page, 'Анна');
  const other = await makeMember(page, 'Борис');
  await givePoints(page, head, '100');
  await givePoints(page, other, '200');
  await admit(page, head, other);

  const household = page.getByRole('region', { name: 'Household', exact: true });
  await expect(household).toContainText('head, since');
  await expect(household).toContainText('300 points');
  await page.goto(`/members/${other}/points`);
  const lots = page.getByRole('table', { name: /What the household can spend/ });
  await expect(lots.getByRole('row')).toHaveCount(4);
  await expect(lots).toContainText('Анна Семёнов');
  await expectAccessible(page);
  await page.goto(`/members/${other}`);
  await expect(page.getByText('Joined a household', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Leave the household' }).click();
  await page.getByText('Document', { exact: true }).click();
  await page.getByRole('button', { name: 'Next: Who leaves' }).click();
  await page.getByText('This member', { exact: true }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Take the member out of the household now' }).click();
  await expect(page).toHaveURL(new RegExp(`/members/${other}$`));
  await expect(page.getByText('Left the household', { exact: true })).toBeVisible();
  await expect(household).toContainText('Spends points alone.');
});

test('an administrator sets how many members a household has; 13 are refused, and 8 stay after a reload', async ({
  page,
}) => {
  await enter(page.context(), 'admin');
  await page.goto('/settings/programme');
  const places = page.getByLabel('Members in a household');
  await places.fill('13');
  await expect(page.getByText('Type a whole number from 2 to 12.')).toBeVisible();
  await expectAccessible(page);
  await places.fill('8');
  await page.getByRole('button', { name: 'Save households' }).click();
  await expect(page.getByText('Saved. It counts for invitations from now on.')).toBeVisible();
  await page.reload();
  await expect(places).toHaveValue('8');
});
