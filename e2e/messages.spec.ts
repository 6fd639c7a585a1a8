import { expect, type Page, test } from '@playwright/test';
import { DEMO_USERS } from '@/lib/domain/access/demo-users';
import { asReader } from './support/as-reader';
import { expectAccessible } from './support/expect-accessible';
import { FREE_WAIT_MS, openMailSink } from './support/mail-sink';
import { enter } from './support/sign-in';

const ARRIVES_MS = 20_000;

let sink: Awaited<ReturnType<typeof openMailSink>>;
test.beforeAll(async () => {
  test.setTimeout(FREE_WAIT_MS + 60_000);
  sink = await openMailSink();
});
test.afterAll(() => sink.close());
test.describe.configure({ mode: 'serial' });

const NAME = `Birthday ${Date.now()}`;

/** Writes a template in both languages by the form, and saves it. */
async function writeTemplate(page: Page): Promise<void> {
  await page.goto('/templates/new');
  await page.getByLabel('Name', { exact: true }).fill(NAME);
  for (const language of ['English', 'Russian']) {
    await page.getByLabel(`Subject, ${language}`).fill(`Gift (${language})`);
    await page.getByRole('textbox', { name: `Text, ${language}` }).fill('Hello, ');
    await page
      .getByRole('button', { name: `Insert first name into the text, ${language}` })
      .click();
  }
  await expect(page.getByRole('textbox', { name: 'Text, English' })).toHaveValue(
    'Hello, {{ first_name }}',
  );
}

test('a marketer writes a template, reads it as a member, sends it to themselves, and sees it in the outbox', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await enter(page.context(), 'marketer');
  await writeTemplate(page);
  const preview = page.getByRole('region', { name: 'As a member reads it' });
  await expect(preview.getByText('Gift (English)')).toBeVisible();
  await expect(preview.getByText(/^Hello, \S+/)).toBeVisible();
  await expect(preview.getByText('{{')).toBeHidden();

  await page.getByRole('textbox', { name: 'Text, Russian' }).fill('{{ password }}');
  await expect(page.getByText('There is no variable password for messages.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Text, Russian' })).toHaveAttribute(
    'aria-invalid',
    'true',
  );
  await expectAccessible(page);
  await page.getByRole('textbox', { name: 'Text, Russian' }).fill('{{ first_name }}, hello');
  await expect(page.getByText('There is no variable password')).toBeHidden();
  await page.getByRole('button', { name: 'Save template' }).click();
  await expect(page).toHaveURL(/\/templates\/\d+$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(NAME);

  await page.getByRole('button', { name: 'Send it to me, English' }).click();
  await expect(page.getByText('It is on its way to your e-mail')).toBeVisible();
  const own = DEMO_USERS.find(({ role }) => role === 'marketer')?.email ?? '';
  const letter = await sink.letterTo(own);
  expect(letter).toContain('Subject: Gift (English)');
  expect(letter).toContain('Hello, ');

  await page.getByRole('link', { name: 'See it in the outbox' }).click();
  const panel = page.getByRole('complementary', { name: 'A text tried out' });
  await expect(panel).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(panel.getByText('Taken over')).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: ARRIVES_MS });
  await expectAccessible(page);
});

test('two marketers save one template: the slower sees both versions and puts theirs over it', async ({
  page,
  browser,
}) => {
  await enter(page.context(), 'marketer');
  await page.goto('/templates');
  await page.getByRole('link', { name: NAME }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(NAME);
  const other = await asReader(browser, {
    ...{ role: 'admin', locale: 'en', theme: 'light', width: 1440 },
  });
  const faster = await other.newPage();
  await faster.goto(page.url());
  await faster.getByLabel('Subject, English').fill('Theirs');
  await faster.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(faster.getByText(/^Version 2 ·/)).toBeVisible();
  await other.close();

  await page.getByLabel('Subject, English').fill('Mine');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const conflict = page.getByRole('alert').filter({ hasText: 'Somebody saved another version' });
  await expect(conflict.getByText('Theirs', { exact: true })).toBeVisible();
  await expect(conflict.getByText('Mine', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await conflict.getByRole('button', { name: 'Save mine over it' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/^Version 3 ·/)).toBeVisible();
  await expect(page.getByLabel('Subject, English')).toHaveValue('Mine');

  await page.getByRole('button', { name: 'Archive' }).click();
  await expect(page.getByRole('button', { name: 'Take back into use' })).toBeVisible();
});

test('an administrator takes a contact out by hand, sees it listed, and writes to it again', async ({
  page,
}) => {
  await enter(page.context(), 'admin');
  await page.goto('/outbox/suppressions');
  await page.getByRole('button', { name: 'Take a contact out' }).click();
  const dialog = page.getByRole('dialog', { name: 'Take a contact out' });
  await expectAccessible(page);
  await dialog.getByLabel('Member').fill('MBR-7');
  await dialog.getByRole('list', { name: 'Members found' }).getByRole('button').first().click();
  await dialog.getByLabel('Channel').selectOption('sms');
  await dialog.getByLabel('Reason').selectOption('complaint');
  await dialog.getByRole('button', { name: 'Write to it no more' }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole('row').filter({ hasText: 'Complained' });
  await expect(row).toBeVisible();
  await expectAccessible(page);
  await row.getByRole('button', { name: /^Write again/ }).click();
  await expect(row).toHaveCount(0);
});

test('an administrator sets the caps and quiet hours of advertising', async ({ page }) => {
  await enter(page.context(), 'admin');
  await page.goto('/settings/messages');
  await page.getByLabel('Most in a day').fill('5');
  await expect(page.getByText('A week cannot take less than a day.')).toBeVisible();
  await page.getByLabel('Most in a week').fill('7');
  await page.getByLabel('From', { exact: true }).fill('22:30');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Settings of messages saved')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('From', { exact: true })).toHaveValue('22:30');
  await page.getByLabel('Most in a day').fill('1');
  await page.getByLabel('Most in a week').fill('3');
  await page.getByLabel('From', { exact: true }).fill('21:00');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Settings of messages saved').first()).toBeVisible();
});
