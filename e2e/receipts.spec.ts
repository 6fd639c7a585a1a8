import { randomInt, randomUUID } from 'node:crypto';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { newApiKey, postToApi } from './support/api-client';
import { asReader } from './support/as-reader';
import { expectAccessible } from './support/expect-accessible';
import { Base } from './support/own-web';
import { enter } from './support/sign-in';

/*
 * A receipt as the till sends it and as the desk reads it: the base rate of the demo gives a point for each whole 50 roubles and nothing
 * for household goods; the rate of gold and platinum does not touch a new member.
 */

const DIGITS = 10_000_000;
const LONG_TEST_MS = 120_000;

type Bought = { readonly memberId: number; readonly phone: string; readonly receipt: string };

/** A member of this test alone who bought three articles: 500.00, 300.00 of household goods, two for 1,000.00. */
async function buy(request: APIRequestContext, key: string): Promise<Bought & { store: string }> {
  const base = new Base();
  const [store] = await base.rows<{ external_id: string }>(
    `SELECT external_id FROM stores WHERE format = 'supermarket' ORDER BY store_id LIMIT 1`,
  );
  await base.close();
  const phone = `+7918${String(randomInt(DIGITS)).padStart(7, '0')}`;
  const { memberId } = await postToApi<{ memberId: number }>(request, {
    key,
    path: '/members',
    data: { lastName: 'Чеков', phone, card: { isVirtual: true } },
  });
  const receipt = `R-${randomUUID().slice(0, 8)}`;
  const code = store?.external_id ?? '';
  const answer = await postToApi<{ earned: string }>(request, {
    key,
    path: '/purchases',
    data: {
      member: { memberId },
      store: code,
      receipt,
      purchasedAt: new Date().toJSON(),
      channel: 'store',
      payments: [{ method: 'card', amount: '1800.00' }],
      lines: [
        { article: '10-200', category: 'Сыры', amount: '500.00' },
        { article: '20-117', category: 'Бытовая химия', amount: '300.00' },
        { article: '30-001', category: 'Рыба', quantity: '2', amount: '1000.00' },
      ],
    },
  });
  expect(answer.earned).toBe('30');
  return { memberId, phone, receipt, store: code };
}

/** Opens the receipt, or the return with the number, in the tab. */
async function openReceipt(page: Page, receipt: string): Promise<void> {
  await page
    .getByRole('row')
    .filter({ hasText: receipt })
    .locator('[data-row-link][aria-expanded=false]')
    .click();
  await expect(
    page.getByRole('table', { name: new RegExp(`Lines of receipt ${receipt}`) }),
  ).toBeVisible();
}

/** What each line of the open receipt shows: article, quantity, points. */
async function linesOf(page: Page): Promise<string[][]> {
  const rows = page.getByRole('table', { name: /^Lines of receipt/ }).locator('tbody tr');
  const cells = await rows.evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')),
  );
  return cells.map((line) => [line[0] ?? '', line[2] ?? '', line.at(-1) ?? '']);
}

const decision = (page: Page) => page.getByRole('region', { name: 'Points of the receipt' });

test('support sees why a receipt earned 30 points and why a rule gave nothing; a return of one article takes 10 back and leads to its receipt', async ({
  page,
  request,
  baseURL,
}) => {
  test.setTimeout(LONG_TEST_MS);
  const key = await newApiKey(baseURL ?? '');
  const { memberId, receipt, store } = await buy(request, key);
  await enter(page.context(), 'support');
  await page.goto(`/members/${memberId}`);
  await page
    .getByRole('navigation', { name: 'Parts of the member' })
    .getByRole('link', { name: 'Purchases' })
    .click();
  await openReceipt(page, receipt);
  expect(await linesOf(page)).toEqual([
    ['10-200', '1', '10'],
    ['20-117', '1', '0'],
    ['30-001', '2', '20'],
  ]);
  const why = decision(page);
  await expect(why).toContainText(/Earned\s*30/);
  const rules = why.getByRole('listitem');
  await expect(rules.filter({ hasText: 'Base rate' })).toContainText('+30');
  const gold = rules.filter({ hasText: 'Rate of gold and platinum' });
  await expect(gold).toContainText('nothing');
  await expect(gold).toContainText(/Gold.*Platinum/);
  await expectAccessible(page);

  await postToApi(request, {
    key,
    path: '/returns',
    data: {
      of: { store, businessDate: dayInZone(new Date(), 'Europe/Moscow'), receipt },
      lines: [{ lineNo: 3, quantity: '1' }],
      receipt: `${receipt}-back`,
      returnedAt: new Date().toJSON(),
    },
  });
  await page.reload();
  await decision(page)
    .getByRole('link', { name: new RegExp(`^${receipt}-back`) })
    .click();
  await expect(page.getByRole('table', { name: new RegExp(`${receipt}-back`) })).toBeVisible();
  expect((await linesOf(page)).map(([article, quantity]) => [article, quantity])).toEqual([
    ['30-001', '−1'],
  ]);
  await expect(decision(page)).toContainText(/Taken back\s*10/);
  await expect(
    decision(page).getByRole('link', { name: new RegExp(`^${receipt} of`) }),
  ).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/members/${memberId}/points`);
  await expect(page.getByRole('main')).toContainText(/20/);
});

test('an analyst reads the same receipt without a contact of its buyer, and at 390 px in Russian nothing of it is cut', async ({
  browser,
  request,
  baseURL,
}) => {
  test.setTimeout(LONG_TEST_MS);
  const { memberId, phone, receipt } = await buy(request, await newApiKey(baseURL ?? ''));
  const analyst = await asReader(browser, {
    role: 'analyst',
    locale: 'en',
    theme: 'light',
    width: 1440,
  });
  const page = await analyst.newPage();
  await page.goto(`/members/${memberId}/purchases`);
  await openReceipt(page, receipt);
  await expect(decision(page)).toContainText(/Earned\s*30/);
  const digits = phone.slice(-7);
  expect((await page.content()).replaceAll(/[\s()+-]/g, '')).not.toContain(digits);
  const address = page.url();
  await analyst.close();

  const dark = await asReader(browser, {
    role: 'analyst',
    locale: 'ru',
    theme: 'dark',
    width: 390,
  });
  const narrow = await dark.newPage();
  await narrow.goto(address);
  await expect(narrow.getByRole('region', { name: 'Баллы чека' })).toContainText('+30');
  const spare = await narrow.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect(spare).toBeLessThanOrEqual(0);
  await expectAccessible(narrow);
  await dark.close();
});
