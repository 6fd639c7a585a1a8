import { readFile } from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import { asReader } from './support/as-reader';
import { expectAccessible } from './support/expect-accessible';
import { enter, signIn } from './support/sign-in';

const DONE_WITHIN_MS = 60_000;
const LONG_TEST_MS = 240_000;

/** A file that no other test has: its customers and its store are its own. */
function receipts(rows: number, mark: string): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const day = String((index % 28) + 1).padStart(2, '0');
    return `${mark}-${index};${day}.03.2025 12:30;${mark}-${index % 50};${index + 1},50`;
  });
  return ['Номер чека;Дата;Код клиента;Сумма', ...lines].join('\r\n');
}

async function upload(page: Page, file: { name: string; body: string | Buffer }): Promise<void> {
  await page.getByRole('link', { name: 'New import' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'New import' })).toBeVisible();
  await page.getByLabel('File', { exact: true }).setInputFiles({
    name: file.name,
    mimeType: 'text/csv',
    buffer: Buffer.from(file.body),
  });
  await page.getByRole('button', { name: 'Upload and look at it' }).click();
}

const figure = (page: Page, name: string) =>
  page.getByText(name, { exact: true }).locator('xpath=following-sibling::dd');

test('a marketer imports 5,000 receipts in seven clicks, then the same file changes nothing', async ({
  page,
}) => {
  test.setTimeout(LONG_TEST_MS);
  const mark = `E${Date.now()}`;
  const body = gzipSync(receipts(5_000, mark));
  await signIn(page, 'marketer');
  await page.getByRole('navigation').getByRole('link', { name: 'Imports', exact: true }).click();
  await upload(page, { name: 'receipts.csv.gz', body });
  await expect(page.getByLabel('Columns are divided by')).toHaveValue('semicolon');
  await page.getByRole('link', { name: 'Next: columns' }).click();
  await expect(page.getByLabel('Amount: Column')).toHaveValue('4');
  await expect(page.getByLabel('Dates are written as')).toHaveValue('DD.MM.YYYY HH:mm');
  await expect(page.getByLabel('Decimal mark')).toHaveValue(',');
  await page.getByRole('button', { name: 'Start the dry run' }).click();
  const apply = page.getByRole('button', { name: /^Write .* changes now$/ });
  await expect(apply).toBeVisible({ timeout: DONE_WITHIN_MS });
  await expect(figure(page, 'New receipts')).toHaveText('5,000');
  await expect(figure(page, 'New members')).toHaveText('50');
  await apply.click();
  await expect(page.getByText('The file is in the programme.')).toBeVisible({
    timeout: DONE_WITHIN_MS,
  });
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Import another file' }).click();
  await page.getByLabel('File', { exact: true }).setInputFiles({
    name: 'receipts.csv.gz',
    mimeType: 'application/gzip',
    buffer: body,
  });
  await page.getByRole('button', { name: 'Upload and look at it' }).click();
  await page.getByRole('link', { name: 'Next: columns' }).click();
  await page.getByRole('button', { name: 'Start the dry run' }).click();
  await expect(page.getByText('has brought in the same file')).toBeVisible({
    timeout: DONE_WITHIN_MS,
  });
  await expect(figure(page, 'Receipts there already')).toHaveText('5,000');
});

test('windows-1251 is recognised; refused rows come back as a file with their reasons', async ({
  page,
}) => {
  test.setTimeout(LONG_TEST_MS);
  const mark = `W${Date.now()}`;
  const text = `${receipts(3, mark)}\r\n${mark}-9;31.02.2025 10:00;=1+1;1,00`;
  const windows1251 = Buffer.from(
    [...text].map((char) => {
      const code = char.charCodeAt(0);
      if (code >= 0x410 && code <= 0x44f) return code - 0x350;
      return code < 128 ? code : 63;
    }),
  );
  await enter(page.context(), 'analyst');
  await page.goto('/imports');
  await upload(page, { name: 'чеки.csv', body: windows1251 });
  await expect(page.getByLabel('Encoding')).toHaveValue('windows-1251');
  await expect(page.getByRole('columnheader', { name: 'Номер чека' })).toBeVisible();
  await page.getByRole('link', { name: 'Next: columns' }).click();
  await page.getByRole('button', { name: 'Start the dry run' }).click();
  await expect(page.getByText('Not a date of the chosen format')).toBeVisible({
    timeout: DONE_WITHIN_MS,
  });
  const address = page.url();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the refused rows (CSV)' }).click();
  const csv = await readFile((await (await download).path()) ?? '', 'utf8');
  expect(csv).toContain('Row,Why,Номер чека');
  expect(csv).toContain(`5,Not a date of the chosen format,${mark}-9`);
  expect(csv).toContain(`'=1+1`);
  // Left and found again: the list leads back to where it stopped.
  await page.goto('/imports');
  await page.getByRole('link', { name: 'чеки.csv' }).first().click();
  await expect(page).toHaveURL(address);
  await expect(figure(page, 'Rows refused')).toHaveText('1');
});

test('a file of members fills a custom attribute; a value that is none of it refuses the row', async ({
  page,
}) => {
  test.setTimeout(LONG_TEST_MS);
  const mark = `AT${Date.now()}`;
  await enter(page.context(), 'admin');
  await page.goto('/imports/new?kind=members');
  await page.getByLabel('File', { exact: true }).setInputFiles({
    name: 'members.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`id,attributes.pet\n${mark}-1,Собака\n${mark}-2,hamster\n`),
  });
  await page.getByRole('button', { name: 'Upload and look at it' }).click();
  await page.getByRole('link', { name: 'Next: columns' }).click();
  await expect(page.getByLabel('Pet: Column')).toHaveValue('2');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Start the dry run' }).click();
  await expect(page.getByText('row 3, attributes.pet: hamster')).toBeVisible({
    timeout: DONE_WITHIN_MS,
  });
  await expect(figure(page, 'New members')).toHaveText('1');
  await expect(figure(page, 'Rows refused')).toHaveText('1');
});

for (const [name, file, words] of [
  ['an empty file', { name: 'empty.csv', body: '' }, 'The file is empty.'],
  [
    'a workbook',
    { name: 'book.xlsx', body: Buffer.from([0x50, 0x4b, 3, 4, 0, 0]) },
    'This is an Excel workbook.',
  ],
  [
    'a picture',
    { name: 'a.csv', body: Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 0]) },
    'This is not a text file.',
  ],
  [
    'a header alone',
    { name: 'head.csv', body: 'id,date,sum\n' },
    'There is a header, and no row under it.',
  ],
  [
    'half an archive',
    { name: 'cut.gz', body: gzipSync(receipts(500, 'X')).subarray(0, 400) },
    'The gzip archive is broken',
  ],
] as const) {
  test(`${name} is refused in a sentence`, async ({ page }) => {
    await enter(page.context(), 'analyst');
    await page.goto('/imports');
    await upload(page, file);
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
  });
}

test('support may not import: no entry, no page, no upload', async ({ page }) => {
  await signIn(page, 'support');
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Imports' })).toHaveCount(0);
  expect((await page.goto('/imports'))?.status()).toBe(403);
  const sent = await page.request.post('/api/internal/imports/upload?kind=members&name=a.csv', {
    data: gunzipSync(gzipSync('a,b\n1,2')),
    headers: { origin: new URL(page.url()).origin, 'content-type': 'application/octet-stream' },
  });
  expect(sent.status()).toBe(403);
});

test('the steps of an import are clean in both languages, themes and widths', async ({
  browser,
}) => {
  test.setTimeout(LONG_TEST_MS);
  for (const [locale, theme, width] of [
    ['en', 'light', 1440],
    ['ru', 'dark', 390],
  ] as const) {
    const context = await asReader(browser, { role: 'admin', locale, theme, width });
    const page = await context.newPage();
    await page.goto('/imports/new');
    await expectAccessible(page);
    await page.locator('input[type=file]').setInputFiles({
      name: 'a.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(receipts(20, `A${Date.now()}`)),
    });
    await page.locator('button[type=submit]').last().click();
    await expect(page).toHaveURL(/\/imports\/\d+$/);
    const address = page.url();
    for (const step of ['reading', 'columns']) {
      await page.goto(`${address}?step=${step}`);
      await expect(page.locator('select').first()).toBeVisible();
      await expectAccessible(page);
      const spare = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect(spare, step).toBeLessThanOrEqual(0);
    }
    await page.getByRole('button', { name: /^(Start the dry run|Начать пробный прогон)$/ }).click();
    await expect(page.locator('dl')).toBeVisible({ timeout: DONE_WITHIN_MS });
    await expectAccessible(page);
    await context.close();
  }
});
