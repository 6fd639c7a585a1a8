import { type Browser, expect, type Page, test } from '@playwright/test';
import { asReader } from './support/as-reader';
import { expectAccessible } from './support/expect-accessible';
import { Base } from './support/own-web';
import { signIn } from './support/sign-in';
import { TaskDesk } from './support/task-cases/task-desk';

/*
 * Points of one member given to another at the desk, undone again; and the limits of the programme.
 */

const LONG_TEST_MS = 120_000;

/** Two members of this test alone, the first with 500 points. */
async function pair(url: string, base: Base): Promise<readonly [number, number]> {
  const desk = await TaskDesk.open('support', url, base);
  const [giver, receiver] = [await desk.member(), await desk.member()];
  const subject = { memberId: giver, cardId: 0, ending: '', otherId: receiver, lastTaskId: 0 };
  const taskId = await desk.beginTask('goodwill', subject);
  const answers = { pointsAmount: '500', giftReason: 'a test' };
  await desk.press('finishTask', { taskId, version: 1, answers });
  await desk.close();
  return [giver, receiver];
}

const next = (page: Page, step: string) =>
  page.getByRole('button', { name: `Next: ${step}` }).click();

test('support gives 150 points of a member to another, sees their ends before, and undoes it', async ({
  page,
  baseURL,
}) => {
  test.setTimeout(LONG_TEST_MS);
  const base = new Base();
  const [giver, receiver] = await pair(baseURL ?? '', base);
  await signIn(page, 'support');
  await page.goto(`/members/${giver}/points`);
  await page.getByRole('button', { name: 'Give to a member' }).click();
  await page.getByRole('radio', { name: /Document/ }).check();
  await next(page, 'Receiver');
  await page.locator('main').getByRole('searchbox').fill(`MBR-${receiver}`);
  await page.getByRole('button', { name: new RegExp(`MBR-${receiver}`) }).click();
  await expectAccessible(page);
  await next(page, 'Amount');
  await page.getByLabel('Points', { exact: true }).fill('99');
  await next(page, 'Check');
  await expect(page.getByText('At least 100.').first()).toBeVisible();
  await page.getByLabel('Points', { exact: true }).fill('150');
  await expect(page.getByRole('heading', { name: 'What goes over' })).toBeVisible();
  await expectAccessible(page);
  await next(page, 'Check');
  const task = page.url();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Give 150 points now' }).click();
  await expect(page).not.toHaveURL(task);
  await page.goto(`/members/${receiver}`);
  await expect(page.getByText('Received').first()).toBeVisible();
  await page.goto(`/members/${giver}/points?open=2`);
  await expect(page.getByRole('cell', { name: new RegExp(`with MBR-${receiver}`) })).toBeVisible();
  await page.getByRole('link', { name: /^TSK-\d+$/ }).click();
  await expect(page).toHaveURL(task);
  await page.getByRole('button', { name: 'Undo what was done' }).click();
  await page.getByRole('radio', { name: /Wrong receiver/ }).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Move 150 points back now' }).click();
  await expect(page).not.toHaveURL(/\/tasks\//);
  const [account] = await base.rows<{ balance: string }>(
    'SELECT balance::text FROM point_accounts WHERE member_id = $1',
    [giver],
  );
  expect(account).toEqual({ balance: '50000' });
  await base.close();
});

async function openLimits(browser: Browser): Promise<Page> {
  const admin = await asReader(browser, {
    role: 'admin',
    locale: 'en',
    theme: 'light',
    width: 1440,
  });
  const page = await admin.newPage();
  await page.goto('/settings/programme');
  return page;
}

test('an administrator changes the limits; a second one who was slower is told what stands', async ({
  browser,
}) => {
  const [first, second] = [await openLimits(browser), await openLimits(browser)];
  const month = (page: Page) => page.getByLabel('The most a calendar month');
  await expectAccessible(first);
  await month(first).fill('21000');
  await first.getByRole('button', { name: 'Save transfers' }).click();
  await expect(first.getByText('Transfers are saved')).toBeVisible();
  await month(second).fill('22000');
  await second.getByRole('button', { name: 'Save transfers' }).click();
  await expect(second.getByText(/a month 21000\./)).toBeVisible();
  await month(second).fill('4999');
  await expect(second.getByText('Not fewer than the one before.')).toBeVisible();
  await month(second).fill('20000');
  await second.getByRole('button', { name: 'Save transfers' }).click();
  await expect(second.getByText('Transfers are saved')).toBeVisible();
  await Promise.all([first.context().close(), second.context().close()]);
});
