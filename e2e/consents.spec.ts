import { expect, type Page, test } from '@playwright/test';
import { asReader } from './support/as-reader';
import { beginInvitation } from './support/begin-invitation';
import { expectAccessible } from './support/expect-accessible';
import { FREE_WAIT_MS, openMailSink } from './support/mail-sink';
import { enter } from './support/sign-in';

let sink: Awaited<ReturnType<typeof openMailSink>>;
test.beforeAll(async () => {
  test.setTimeout(FREE_WAIT_MS + 60_000);
  sink = await openMailSink();
});
test.afterAll(() => sink.close());
test.describe.configure({ mode: 'serial' });

let last = Date.now() % 10_000_000;

/** A member of this test alone, who reads English. */
async function makeMember(page: Page): Promise<{ readonly path: string; readonly email: string }> {
  last = (last + 1) % 10_000_000;
  const digits = String(last).padStart(7, '0');
  const email = `consent.${digits}@example.org`;
  await page.goto('/members/new');
  await page.getByLabel(/^Last name/).fill('Журавлёв');
  await page.getByLabel(/^Phone/).fill(`8916${digits}`);
  await page.getByLabel(/^E-mail/).fill(email);
  await page.getByLabel(/^Language/).selectOption('en');
  await page.getByRole('button', { name: 'Create member' }).click();
  await expect(page).toHaveURL(/\/members\/\d+$/);
  return { path: new URL(page.url()).pathname, email };
}

test('support confirms an e-mail by the code that arrives in it, after one wrong code', async ({
  page,
}) => {
  await enter(page.context(), 'support');
  const { path, email } = await makeMember(page);
  await page.getByRole('button', { name: 'Confirm the e-mail' }).click();
  const dialog = page.getByRole('dialog', { name: 'Confirm the e-mail' });
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Send a code' }).click();
  await expect(dialog.getByText('It is good for 10 minutes')).toBeVisible();
  await expect(dialog.getByRole('button', { name: /Another code in \d+ seconds?/ })).toBeDisabled();
  const code = await sink.codeTo(email);
  await dialog.getByLabel(/^Code/).fill(code === '000000' ? '000001' : '000000');
  await dialog.getByRole('button', { name: 'Confirm', exact: true }).click();
  await expect(dialog.getByText('Wrong code. 4 attempts left.')).toBeVisible();
  await expectAccessible(page);
  await expect(dialog.getByLabel(/^Code/)).toBeFocused();
  await dialog.getByLabel(/^Code/).fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await dialog.getByRole('button', { name: 'Confirm', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/^confirmed \d/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Confirm the e-mail' })).toBeHidden();

  await page.getByRole('button', { name: 'Confirm the phone' }).click();
  await expect(page.getByText(/SMS_MAIL_ADDRESS for text messages/)).toBeVisible();
  await page.keyboard.press('Escape');

  await page.goto(`${path}/messages`);
  const row = page.getByRole('row', { name: /Code that confirms a contact/ });
  await expect(row).toContainText('Sent');
  await expect(page.getByText(email)).toBeHidden();
});

test('support gives a consent, takes it back within ten seconds, gives and withdraws it: the history keeps four', async ({
  page,
}) => {
  await enter(page.context(), 'support');
  const { path } = await makeMember(page);
  const tabs = page.getByRole('navigation', { name: 'Parts of the member' });
  await tabs.getByRole('link', { name: 'Consents', exact: true }).click();
  await expect(page).toHaveURL(`${path}/consents`);
  const matrix = page.getByRole('list', { name: 'What the member agreed to' });
  const row = matrix.getByRole('listitem').filter({ hasText: 'Advertising by e-mail' });
  await expect(row).toContainText('Never asked');

  const record = async (button: string, submit: string) => {
    await row.getByRole('button', { name: `${button}: Advertising by e-mail` }).click();
    await page.getByLabel(/^What shows it/).selectOption('signedForm');
    await page.getByLabel(/^Number of the form or call/).fill('A-77');
    await expectAccessible(page);
    await page.getByRole('button', { name: submit }).click();
  };
  await record('Give', 'Record the consent');
  await expect(row).toContainText('Given');
  await expect(row).toContainText('version 1');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toContainText('Withdrawn');
  await record('Give', 'Record the consent');
  await expect(row).toContainText('Given');
  await record('Withdraw', 'Record the withdrawal');
  await expect(row).toContainText('Withdrawn');

  const history = page.getByRole('table', { name: 'Everything that was given and withdrawn' });
  await expect(history.getByRole('row')).toHaveCount(5);
  await expect(history).toContainText('Correction');
  await expect(history).toContainText('No. A-77');
});

test('an administrator adds a version of a text in both languages, and support sees which one was agreed to', async ({
  browser,
}) => {
  const admin = await asReader(browser, {
    role: 'admin',
    locale: 'en',
    theme: 'light',
    width: 1440,
  });
  const page = await admin.newPage();
  await page.goto('/settings/consent-texts?purpose=profiling');
  await expect(page.getByRole('heading', { name: 'Version 1' })).toBeVisible();
  await page.getByRole('button', { name: 'New version' }).click();
  await page.getByLabel(/^English/).fill('I agree to the analysis, second edition.');
  await page.getByLabel(/^Russian/).fill('Согласен на анализ, вторая редакция.');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Add version 2' }).click();
  await expect(page.getByRole('heading', { name: 'Version 2' })).toBeVisible();
  await expect(page.getByText('agreed to today')).toHaveCount(1);
  const { path } = await makeMember(page);
  await page.goto(`${path}/consents`);
  await page.getByRole('button', { name: 'Give: Analysis of purchases' }).click();
  await expect(page.getByText('Agreed to version 2 of the text.')).toBeVisible();
  await admin.close();
});

test('an analyst reads consents and messages and changes nothing', async ({ page }) => {
  await enter(page.context(), 'analyst');
  await page.goto('/members/1/consents');
  await expect(page.getByRole('list', { name: 'What the member agreed to' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Give|Withdraw|Confirm)/ })).toHaveCount(0);
});

test('an invitation to a household is answered by the code of the letter', async ({ page }) => {
  test.setTimeout(120_000);
  await enter(page.context(), 'support');
  const head = await makeMember(page);
  const other = await makeMember(page);
  const otherId = /\d+$/.exec(other.path)?.[0] ?? '';
  await beginInvitation(page, head.path, otherId);
  await page.getByText('Code by e-mail', { exact: true }).click();
  await page.getByRole('button', { name: /the invitation now$/ }).click();
  await expect(page).toHaveURL(head.path);
  const code = await sink.codeTo(other.email);
  await page.goto(other.path);
  await page.getByRole('button', { name: 'Answer', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Answer the invitation' });
  await dialog.getByLabel(/^Code/).fill(code === '000000' ? '000001' : '000000');
  await dialog.getByRole('button', { name: 'Join the household' }).click();
  await expect(dialog.getByText('This is not the code. 4 attempts are left.')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel(/^Code/).fill(code);
  await dialog.getByRole('button', { name: 'Join the household' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('region', { name: 'Household', exact: true })).toContainText(
    'Together',
  );
});
