import { randomUUID } from 'node:crypto';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { DEMO_PASSWORD, DEMO_USERS } from '@/lib/domain/access/demo-users';
import { expectAccessible } from './support/expect-accessible';
import { Base } from './support/own-web';
import { builtActions, callAction } from './support/server-actions';
import { sessionOf } from './support/session-of';
import { signIn } from './support/sign-in';
import { TaskDesk } from './support/task-cases/task-desk';

/*
 * An account whose books differ is frozen, and goes on when they agree again and two administrators say so.
 */

const PASSWORD = `frozen ${randomUUID()}`;
const LONG_TEST_MS = 120_000;

/** A second administrator of this test alone, signed in. */
async function signInDeputy(browser: Browser, url: string): Promise<Page> {
  const email = `deputy-${randomUUID()}@frozen.example.org`;
  const chief = DEMO_USERS.find(({ role }) => role === 'admin');
  const session = await sessionOf(url, { email: chief?.email ?? '', password: DEMO_PASSWORD });
  const createUser = builtActions().find(({ name }) => name === 'createUser');
  if (createUser === undefined) throw new Error('the build has no action createUser');
  const input = { email, name: 'Deputy', role: 'admin', password: PASSWORD };
  await callAction(session, createUser, input, { origin: url });
  await session.dispose();
  const page = await (await browser.newContext()).newPage();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail', { exact: true }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
  return page;
}

/** A member of this test alone with 10 points. */
async function memberWithPoints(url: string, base: Base): Promise<number> {
  const desk = await TaskDesk.open('support', url, base);
  const memberId = await desk.member();
  const taskId = await desk.beginTask('goodwill', {
    memberId,
    cardId: 0,
    ending: '',
    otherId: 0,
    lastTaskId: 0,
  });
  const answers = { pointsAmount: '10', giftReason: 'a test' };
  await desk.press('finishTask', { taskId, version: 1, answers });
  await desk.close();
  return memberId;
}

/** Writes around the product, as a broken disk would: no trigger is asked. */
const plant = (base: Base, statements: string) =>
  base.rows(`BEGIN; SET LOCAL session_replication_role = replica; ${statements}; COMMIT`);

const freeze = (base: Base, memberId: number) =>
  plant(
    base,
    `UPDATE point_accounts SET balance = balance + 100, frozen_at = now(), frozen_reason = 'mismatch' WHERE member_id = ${memberId};
     INSERT INTO ledger_mismatches (member_id, check_id, subject, stored, found, found_at) VALUES (${memberId}, 'point-accounts',
       '${memberId}', '1 1100 0 0', 'entries 1 1000 0 0 last 1000 0 0 lots 1000 0', now())`,
  );

test('an account that differs is told with both figures; when its books agree again, one administrator asks and another lets it go on', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(LONG_TEST_MS);
  const base = new Base();
  const url = baseURL ?? '';
  const memberId = await memberWithPoints(url, base);
  await freeze(base, memberId);
  await signIn(page, 'admin');
  await page.goto('/settings/health');
  const row = page.getByRole('row', { name: new RegExp(`MBR-${memberId}`) });
  await expect(row).toContainText('Account: balance 11, by its books 10');
  await expect(row).toContainText('Differs still');
  await expectAccessible(page);
  await row.getByRole('link', { name: `MBR-${memberId}` }).click();
  await expect(page.getByRole('heading', { name: /^The account is frozen since/ })).toBeVisible();
  await expect(page.getByText('Compared now: 1 thing still differs.')).toBeVisible();
  const begin = page.getByRole('button', { name: 'Let it go on' });
  await expect(begin).toHaveAttribute('aria-disabled', 'true');
  await expectAccessible(page);

  await plant(
    base,
    `UPDATE point_accounts SET balance = balance - 100 WHERE member_id = ${memberId}`,
  );
  await page.reload();
  await expect(page.getByText('Compared now: the books agree.')).toBeVisible();
  await begin.click();
  await expect(
    page.getByRole('heading', { level: 1, name: 'Let a frozen account go on' }),
  ).toBeVisible();
  await page.getByRole('radio', { name: /Disk or memory/ }).check();
  await page
    .getByRole('textbox', { name: 'What was done' })
    .fill('The disk was replaced, a copy compared');
  await expectAccessible(page);
  const task = page.url();
  await page.getByRole('button', { name: 'Ask for approval to let the account go on' }).click();
  await expect(page.getByText(/You asked for it/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Approve/ })).toHaveCount(0);

  const support = await (await browser.newContext()).newPage();
  await signIn(support, 'support');
  await support.goto(task);
  await expect(support.getByText('points.thaw')).toBeVisible();
  await expect(support.getByRole('button', { name: /^Approve/ })).toHaveCount(0);
  await support.context().close();

  const deputy = await signInDeputy(browser, url);
  await deputy.goto(`/members/${memberId}/points`);
  await deputy
    .getByRole('link', { name: /^TSK-\d+$/ })
    .last()
    .click();
  await deputy.getByRole('button', { name: 'Approve and let the account go on now' }).click();
  await expect(deputy.getByText('The account goes on.').first()).toBeVisible();
  await deputy.goto(`/members/${memberId}`);
  await expect(deputy.getByText('Account goes on: its books agree again')).toBeVisible();
  await expect(deputy.getByText('Account frozen: its books did not agree')).toBeVisible();
  await expectAccessible(deputy);
  await deputy.context().close();
  await base.close();
});
