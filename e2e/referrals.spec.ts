import { randomInt } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { asReader } from './support/as-reader';
import { expectAccessible } from './support/expect-accessible';
import { enter } from './support/sign-in';

const DIGITS = 10_000_000;

/** Makes a member of this test alone by the form, brought by whoever is said; their number. */
async function makeMember(page: Page, firstName: string, broughtBy = ''): Promise<string> {
  await page.goto('/members/new');
  await page.getByLabel(/^Last name/).fill('Лебедева');
  await page.getByLabel(/^First name/).fill(firstName);
  await page.getByLabel(/^Phone/).fill(`+7917${String(randomInt(DIGITS)).padStart(7, '0')}`);
  await page.getByLabel(/^Brought by/).fill(broughtBy);
  await page.getByRole('button', { name: 'Create member' }).click();
  await expect(page).toHaveURL(/\/members\/\d+$/);
  return /\d+$/.exec(page.url())?.[0] ?? '';
}

test('support enrols a friend by a code, and the pages of both say so', async ({ page }) => {
  test.setTimeout(120_000);
  await enter(page.context(), 'support');
  const who = await makeMember(page, 'Анна');
  await page.getByRole('link', { name: 'Friends', exact: true }).click();
  await expect(page.getByText('This member has brought nobody yet.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Make a code' }).click();
  const copy = page.getByRole('button', { name: /^Copy the code/ });
  await expect(copy).toBeVisible();
  const code = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec((await copy.getAttribute('aria-label')) ?? '')?.[0];
  expect(code).toBeDefined();

  await page.goto('/members/new');
  await page.getByLabel(/^Last name/).fill('Лебедев');
  await page.getByLabel(/^Brought by/).fill('2222-2222');
  await page.getByRole('button', { name: 'Create member' }).click();
  await expect(page.getByText(/There is no member with this code/).first()).toBeVisible();
  await expectAccessible(page);

  const friend = await makeMember(page, 'Борис', code?.toLowerCase());
  await page.getByRole('link', { name: 'Friends', exact: true }).click();
  const brought = page.getByRole('region', { name: 'Who brought them' });
  await expect(brought).toContainText('Анна Лебедева');
  await expect(brought).toContainText('by their code');
  await brought.getByRole('link', { name: 'Анна Лебедева' }).click();
  await expect(page).toHaveURL(new RegExp(`/members/${who}/referrals$`));
  const friends = page.getByRole('region', { name: 'Whom they brought' });
  await expect(friends.getByRole('row').filter({ hasText: `MBR-${friend}` })).toContainText(
    'Has not bought yet',
  );
  await expectAccessible(page);
});

test('support says who brought a member that just joined, and ends what was told by mistake', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await enter(page.context(), 'support');
  const who = await makeMember(page, 'Вера');
  const friend = await makeMember(page, 'Глеб');
  await page.goto(`/members/${friend}/referrals`);
  const brought = page.getByRole('region', { name: 'Who brought them' });
  await brought.getByRole('button', { name: 'Say who brought them' }).click();
  const typed = page.getByLabel(/^Code or member’s number/);
  await typed.fill(`MBR-${friend}`);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/This is the member’s own code/)).toBeVisible();
  await expectAccessible(page);
  await expect(typed).toHaveValue(`MBR-${friend}`);
  await typed.fill(`mbr ${who}`);
  await page.keyboard.press('Enter');
  await expect(brought).toContainText('named by staff');
  await brought.getByRole('button', { name: 'End', exact: true }).click();
  await expect(page.getByText('End this referral?')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'End it' }).click();
  await expect(brought).toContainText('told by mistake');
  await expect(brought.getByRole('button', { name: 'Say who brought them' })).toBeVisible();
});

test('an analyst sees who brought whom, and neither a code nor anything to change', async ({
  browser,
}) => {
  const reader = { role: 'analyst', locale: 'en', theme: 'light', width: 1440 } as const;
  const context = await asReader(browser, reader);
  const page = await context.newPage();
  await page.goto('/members/1/referrals');
  await expect(page.getByRole('region', { name: 'Who brought them' })).toBeVisible();
  await expect(page.getByRole('button', { name: /code|^End|Say who/ })).toHaveCount(0);
  await context.close();
});
