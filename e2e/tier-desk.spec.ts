import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/expect-accessible';
import { makeOwnMember } from './support/own-member';
import { signIn } from './support/sign-in';

/*
 * A tier given by hand: support asks, a second person agrees, the member's page says why, by whom and until when.
 */

const LONG_TEST_MS = 180_000;
const REMARK = 'Потеряли заказ, обещали золото';

/** The last day of the next year, as a form takes it. */
const LAST_DAY = `${new Date().getUTCFullYear() + 1}-12-31`;

const floors = (page: Page) =>
  page.getByRole('region', { name: 'Given by hand, held longer, merged' });

test('support gives a tier by hand, a second person agrees, and the member’s page says why, by whom and until when', async ({
  page,
  browser,
}) => {
  test.setTimeout(LONG_TEST_MS);
  await signIn(page, 'support');
  const { memberId } = await makeOwnMember(page);
  const tab = `/members/${memberId}/tier`;
  await page.goto(tab);
  await expect(floors(page)).toContainText('Nobody gave this member a tier by hand.');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Give a tier' }).click();
  await page.getByRole('radio', { name: 'Gold' }).check();
  await page.getByLabel('Last day').fill('2020-01-01');
  await page.getByRole('button', { name: 'Next: Reason' }).click();
  await expect(page.getByText('This day is past.')).toBeVisible();
  await page.getByLabel('Last day').fill(LAST_DAY);
  await page.getByRole('button', { name: 'Next: Reason' }).click();
  await page.getByRole('radio', { name: 'Apology' }).check();
  await page.getByLabel('Remark').fill(REMARK);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ask for approval to give Gold' }).click();
  const address = page.url();
  await expect(page.getByRole('button', { name: 'Approve and give Gold now' })).toHaveCount(0);

  const approver = await (await browser.newContext()).newPage();
  await signIn(approver, 'admin');
  await approver.goto(address);
  await expect(approver.getByRole('definition').filter({ hasText: REMARK })).toBeVisible();
  await approver.getByRole('button', { name: 'Approve and give Gold now' }).click();
  await expect(approver.getByText('Gold is given.').first()).toBeVisible();

  await page.goto(tab);
  await expect(page.getByText(/^held until 31 December \d{4}, whatever they buy$/)).toBeVisible();
  await expect(page.getByText(/^Earned beneath it: .+, nothing to lose$/)).toBeVisible();
  const floor = floors(page).getByRole('row', { name: /Gold/ });
  await expect(floor).toContainText('Given by hand: Apology');
  await expect(floor).toContainText(REMARK);
  await expect(floor).toContainText('Ольга Сафина, agreed by Анна Воронова');
  await expect(floor).toContainText(`31 Dec ${LAST_DAY.slice(0, 4)}`);
  await expect(floor).toContainText('running');
  await expectAccessible(page);
});
