import { randomInt } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { asReader } from './support/as-reader';
import { expectAccessible } from './support/expect-accessible';
import { enter } from './support/sign-in';

const DIGITS = 10_000_000;
const LONG_TEST_MS = 240_000;
const DONE_WITHIN_MS = 60_000;
const TODAY = dayInZone(new Date(), 'Europe/Moscow');

/** A member of this test alone; their number. */
async function makeMember(page: Page, lastName: string): Promise<string> {
  await page.goto('/members/new');
  await page.getByLabel(/^Last name/).fill(lastName);
  await page.getByLabel(/^Phone/).fill(`+7917${String(randomInt(DIGITS)).padStart(7, '0')}`);
  await page.getByRole('button', { name: 'Create member' }).click();
  await expect(page).toHaveURL(/\/members\/\d+$/);
  return /\d+$/.exec(page.url())?.[0] ?? '';
}

/** Brings in receipts of today without a customer, in a shop of their own. */
async function importGuests(page: Page, mark: string, amounts: readonly string[]): Promise<void> {
  const [year, month, day] = TODAY.split('-');
  const lines = amounts.map(
    (amount, place) => `${mark}-${place};${day}.${month}.${year} 12:30;;${amount};Shop ${mark}`,
  );
  const body = ['Номер чека;Дата;Код клиента;Сумма;Магазин', ...lines].join('\r\n');
  await page.goto('/imports/new');
  await page.getByLabel('File', { exact: true }).setInputFiles({
    name: `${mark}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(body),
  });
  await page.getByRole('button', { name: 'Upload and look at it' }).click();
  await page.getByRole('link', { name: 'Next: columns' }).click();
  await page.getByRole('button', { name: 'Start the dry run' }).click();
  const apply = page.getByRole('button', { name: /^Write .* changes? now$/ });
  await expect(apply).toBeVisible({ timeout: DONE_WITHIN_MS });
  await apply.click();
  await expect(page.getByText('The file is in the programme.')).toBeVisible({
    timeout: DONE_WITHIN_MS,
  });
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

async function beginClaim(page: Page, member: string): Promise<void> {
  await page.goto(`/members/${member}/points`);
  await page.getByRole('button', { name: 'Claim a receipt' }).click();
  await expect(heading(page, 'Claim a receipt')).toBeVisible();
}

test('a receipt without a card is found, claimed with the mouse, told on the page, and let go again', async ({
  browser,
}) => {
  test.setTimeout(LONG_TEST_MS);
  const admin = await asReader(browser, {
    role: 'admin',
    locale: 'en',
    theme: 'light',
    width: 1440,
  });
  const mark = `C${Date.now()}`;
  const importer = await admin.newPage();
  await importGuests(importer, mark, ['1200,00', '900,00']);
  await admin.close();
  const support = await browser.newContext();
  const page = await support.newPage();
  await enter(page.context(), 'support');
  const member = await makeMember(page, 'Чеков');
  await beginClaim(page, member);
  const task = page.url();
  await page.getByLabel('Day of the purchase').fill(TODAY);
  await page.getByLabel('Amount paid').fill('1200');
  const option = page.getByRole('radio', { name: new RegExp(`No\\. ${mark}-0`) });
  await expect(option).toBeVisible();
  await expectAccessible(page);
  await option.check();
  await page.getByRole('button', { name: 'Next: Evidence' }).click();
  await page.getByRole('radio', { name: /Paper receipt/ }).check();
  await page.getByRole('button', { name: 'Next: Check' }).click();
  await expect(page.getByText(`No. ${mark}-0`).first()).toBeVisible();
  const why = page.getByRole('region', { name: 'What it earns' });
  await expect(why.getByRole('listitem').filter({ hasText: 'Base rate' })).toContainText('+24');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Attach the receipt and give 24 points now' }).click();
  await expect(page).toHaveURL(new RegExp(`/members/${member}$`));
  await expect(page.getByText(/claimed by TSK-\d+/)).toBeVisible();
  await page.goto(`/members/${member}/points?open=1`);
  const receipt = page.getByRole('link', { name: `${mark}-0, Shop ${mark}` });
  await expect(receipt).toBeVisible();
  await expectAccessible(page);
  await receipt.click();
  const decision = page.getByRole('region', { name: 'Points of the receipt' });
  await expect(decision.getByRole('listitem').filter({ hasText: 'Base rate' })).toContainText(
    '+24',
  );
  await expectAccessible(page);
  await page.getByRole('link', { name: /^Claimed by TSK-\d+$/ }).click();
  await expect(page).toHaveURL(task);
  await page.getByRole('button', { name: 'Undo what was done' }).click();
  await page.getByRole('radio', { name: /Wrong receipt/ }).check();
  await page
    .getByRole('button', { name: 'Let the receipt go and take 24 points back now' })
    .click();
  await expect(page).toHaveURL(new RegExp(`/members/${member}$`));
  await expect(page.getByText(/claimed by TSK-\d+/)).toHaveCount(0);
  await support.close();
});

test('a paper that is in no book is claimed with the keyboard alone, and a second person agrees', async ({
  browser,
}) => {
  test.setTimeout(LONG_TEST_MS);
  const support = await browser.newContext();
  const page = await support.newPage();
  await enter(page.context(), 'support');
  const member = await makeMember(page, 'Бумажкин');
  await page.goto(`/members/${member}/points`);
  await page.getByRole('button', { name: 'Claim a receipt' }).press('Enter');
  await expect(heading(page, 'Claim a receipt')).toBeVisible();
  const keys = page.keyboard;
  await page.getByLabel('Shop').focus();
  await keys.press('ArrowDown');
  await keys.press('Tab');
  await page.getByLabel('Day of the purchase').fill(TODAY);
  await page.getByLabel('Number of the receipt').focus();
  await keys.type(`P-${Date.now()}`);
  await keys.press('Tab');
  await keys.type('300,50');
  await expect(page.getByText('No receipt fits.')).toBeVisible();
  await page.getByRole('radio', { name: /None of these/ }).focus();
  await keys.press('Space');
  await keys.press('Enter');
  await expect(page.getByRole('heading', { name: 'What shows that it is theirs?' })).toBeVisible();
  await page.getByRole('radio', { name: /^Photo/ }).focus();
  await keys.press('Space');
  await page.getByLabel(/^What is on it/).focus();
  await keys.type('The card was not read');
  await keys.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Is everything right?' })).toBeVisible();
  await keys.press('Control+Enter');
  await page.getByRole('button', { name: 'Ask for approval' }).press('Enter');
  await expect(page.getByText('It waits for a second person')).toBeVisible();
  const address = page.url();
  const admin = await asReader(browser, {
    role: 'admin',
    locale: 'en',
    theme: 'light',
    width: 1440,
  });
  const approver = await admin.newPage();
  await approver.goto(address);
  await approver
    .getByRole('button', { name: 'Approve, attach the receipt and give 6 points now' })
    .click();
  await expect(
    approver.getByText('The receipt is attached: 6 points are given.').first(),
  ).toBeVisible();
  await page.goto(`/members/${member}/points`);
  await expect(page.getByText('6', { exact: true }).first()).toBeVisible();
  await admin.close();
  await support.close();
});

test('an administrator says how long receipts may be claimed; what is out of bounds is told', async ({
  page,
}) => {
  await enter(page.context(), 'admin');
  await page.goto('/settings/programme');
  const days = page.getByLabel('Days to claim');
  await days.fill('181');
  await expect(page.getByText('Type whole days from 30 to 180.')).toBeVisible();
  await expectAccessible(page);
  await days.fill('120');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved. It counts for claims from now on.')).toBeVisible();
  await page.reload();
  await expect(days).toHaveValue('120');
});
