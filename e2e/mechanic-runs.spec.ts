import { randomInt } from 'node:crypto';
import { type APIRequestContext, type Browser, expect, type Page, test } from '@playwright/test';
import { EMPTY_DETAILS } from '@/lib/domain/members/cleansing/member-form';
import { newApiKey, postToApi } from './support/api-client';
import { expectAccessible } from './support/expect-accessible';
import { FREE_WAIT_MS, openMailSink } from './support/mail-sink';
import { Base } from './support/own-web';
import { launchMechanic, Presser } from './support/running-mechanic';
import { enter } from './support/sign-in';

/*
 * Mechanics that run: the worker finds what an app told, gives coupons and gifts, writes a letter over SMTP, and leaves who left alone.
 */

const RUN = randomInt(1_000_000);
const EVENT = `e2e.${RUN}`;
const COMPARED = `e2e.compared.${RUN}`;
const EMAIL = `run.${RUN}@example.org`;
/** The worker looks every 15 seconds. */
const RUNS_MS = 40_000;
/** Of the demo, whom no other journey minds. */
const FIRST_COMPARED = 1_700;
const COMPARED_MEMBERS = 24;
const MINUTES_A_DAY = 1_440;
const both = (text: string) => ({ en: text, ru: text });

test.describe.configure({ mode: 'serial' });

let sink: Awaited<ReturnType<typeof openMailSink>>;
let key = '';
let memberId = 0;
let comparedId = 0;
let restore: () => Promise<unknown> = async () => undefined;

/** Lets advertising go at this hour, whatever it is; back to what was set afterwards. */
async function wakeUp(origin: string): Promise<void> {
  const base = new Base();
  const [seen] = await base.rows<Record<string, number>>(
    `SELECT messages_a_day AS "capADay", messages_a_week AS "capAWeek", quiet_from_minute AS "quietFromMinute",
       quiet_until_minute AS "quietUntilMinute", messages_stale_hours AS "staleHours" FROM programme`,
  );
  await base.close();
  const now = new Date();
  const quietFromMinute = (now.getUTCHours() * 60 + MINUTES_A_DAY / 2) % MINUTES_A_DAY;
  const awake = { ...seen, quietFromMinute, quietUntilMinute: quietFromMinute + 1 };
  const admin = await Presser.of('admin', origin);
  await admin.press('updateMessageSettings', { ...awake, seen });
  restore = () => admin.press('updateMessageSettings', { ...seen, seen: awake });
}

/** A member who reads English and agreed to letters. */
async function makeReader(origin: string): Promise<number> {
  const support = await Presser.of('support', origin);
  const phone = `+7918${String(randomInt(10_000_000)).padStart(7, '0')}`;
  const made = await support.press('createMember', {
    details: { ...EMPTY_DETAILS, lastName: 'Журавлёв', language: 'en' },
    identities: { phone, email: EMAIL, external: null },
  });
  const id = Number(/"memberId":(\d+)/.exec(made)?.[1]);
  await support.press('recordConsent', {
    ...{ memberId: id, purpose: 'advertising', channel: 'email', decision: 'given' },
    ...{ source: 'desk', evidence: 'signedForm' },
  });
  await support.close();
  return id;
}

test.beforeAll(async ({ baseURL }) => {
  test.setTimeout(FREE_WAIT_MS + 60_000);
  sink = await openMailSink();
  const origin = baseURL ?? '';
  key = await newApiKey(origin);
  await wakeUp(origin);
  memberId = await makeReader(origin);
});
test.afterAll(async () => {
  await restore();
  await sink.close();
});

/** An app tells that a member did something. */
const tell = (request: APIRequestContext, { of, name }: { of: number; name: string }) =>
  postToApi(request, {
    ...{ key, path: `/members/${of}/events` },
    data: { name, reference: `${of}-${randomInt(1_000_000_000)}` },
  });

/** Reads the page again until it shows what the worker does. */
async function untilShown(page: Page, shown: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.reload();
    await shown();
  }).toPass({ timeout: RUNS_MS });
}

test('a marketer loads codes; a mechanic gives one with a gift; the desk hands the gift out and cancels the coupon', async ({
  page,
  request,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const pool = `Partner ${RUN}`;
  await enter(page.context(), 'marketer');
  await page.goto('/rewards');
  await page.getByRole('button', { name: 'Load codes' }).click();
  const dialog = page.getByRole('dialog', { name: 'Load codes' });
  await dialog.getByLabel('Pool').fill(pool);
  await dialog
    .getByRole('textbox', { name: /^Codes/ })
    .fill(`GIFT${RUN}A\nGIFT${RUN}B, gift${RUN}a\n?`);
  await expect(dialog.getByText('2 codes were read.')).toBeVisible();
  await expect(dialog.getByText('1 stood there twice.')).toBeVisible();
  await expect(dialog.getByText('1 is no code: ?')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Load', exact: true }).click();
  await expect(dialog.getByText('2 codes were loaded.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  const row = page.getByRole('row').filter({ hasText: pool });
  await expect(row.getByRole('cell').first()).toHaveText('2');

  const origin = baseURL ?? '';
  await launchMechanic(origin, {
    ...{
      name: `Gift ${RUN}`,
      holdoutBps: 0,
      occasion: { is: 'activity', event: EVENT, times: 'always' },
    },
    rewards: [
      {
        ...{ is: 'coupon', from: { by: 'pool', pool }, livesDays: 30 },
        off: { by: 'share', bps: 1_000 },
      },
      { is: 'gift', name: both('A mug') },
    ],
    message: {
      ...{ kind: 'promotional', subject: both(`A gift ${RUN}`) },
      text: both('Your code: {{ coupon_code }}'),
    },
  });
  comparedId = await launchMechanic(origin, {
    ...{ name: `Compared ${RUN}`, holdoutBps: 5_000 },
    occasion: { is: 'activity', event: COMPARED },
    rewards: [{ is: 'badge', code: `run${RUN}`, name: both('Runner') }],
  });
  await tell(request, { of: memberId, name: EVENT });
  for (let place = 0; place < COMPARED_MEMBERS; place += 1) {
    await tell(request, { of: FIRST_COMPARED + place, name: COMPARED });
  }

  await enter(page.context(), 'admin');
  await page.goto(`/members/${memberId}/rewards`);
  const coupons = page.getByRole('listitem').filter({ hasText: '10% off' });
  await untilShown(page, () => expect(coupons).toHaveCount(1, { timeout: 1_000 }));
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Hand out' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'The member has it' }).click();
  await expect(page.getByText('Handed out', { exact: true })).toBeVisible();
  await coupons.getByRole('button', { name: 'Cancel' }).click();
  const question = page.getByRole('dialog');
  await question.getByLabel(/^Why/).selectOption('leaked');
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Cancel the coupon' }).click();
  await expect(coupons.getByText('The code became known')).toBeVisible();

  await page.goto('/rewards');
  await expect(row.getByRole('cell').first()).toHaveText('1');
  await page.getByRole('link', { name: 'Cancelled' }).click();
  const cancelled = page.getByRole('row').filter({ hasText: `Gift ${RUN}` });
  await expect(cancelled).toContainText('The code became known');
  await cancelled.getByRole('link').first().click();
  await expect(page).toHaveURL(new RegExp(`/members/${memberId}/rewards`));
});

/** A letter as its reader's program reads it: long lines put together again. */
const unwrapped = (raw: string) =>
  raw
    .replaceAll('=\r\n', '')
    .replaceAll('=3D', '=')
    .replaceAll(/\r\n[ \t]+/g, ' ');

/** Reads a public page as whoever has its address. */
async function asStranger(browser: Browser, address: string): Promise<Page> {
  const stranger = await browser.newContext({ viewport: { width: 390, height: 800 } });
  const page = await stranger.newPage();
  await page.goto(address);
  return page;
}

test('the letter arrives with two ways out: the reader leaves, the next letter is not sent, and the outbox says why', async ({
  page,
  request,
  browser,
}) => {
  test.setTimeout(180_000);
  const letter = unwrapped(await sink.letterTo(EMAIL));
  expect(letter).toContain(`Subject: A gift ${RUN}`);
  expect(letter).toMatch(new RegExp(`Your code: GIFT-?${RUN}`));
  expect(letter).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  const oneClick = /List-Unsubscribe: <([^>]+)>/.exec(letter)?.[1] ?? '';
  const choices = /: (http\S+\/choices\/\S+)/.exec(letter)?.[1] ?? '';

  // A second one waits: a day has room for one.
  await tell(request, { of: memberId, name: EVENT });
  await enter(page.context(), 'marketer');
  await page.goto('/outbox?waits=held');
  const held = page.getByRole('row').filter({ hasText: `Gift ${RUN}` });
  await untilShown(page, () => expect(held).toHaveCount(1, { timeout: 1_000 }));

  const reader = await asStranger(browser, choices);
  const byEmail = reader.getByRole('listitem').filter({ hasText: 'Offers by e-mail' });
  await expect(byEmail).toContainText('You get them');
  await expectAccessible(reader);
  const posted = await request.post(oneClick, {
    form: { 'List-Unsubscribe': 'One-Click' },
  });
  expect(posted.ok()).toBe(true);
  await reader.reload();
  await expect(byEmail).toContainText('You do not get them');
  await reader.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(reader);
  await byEmail.getByRole('button', { name: 'Get them: Offers by e-mail' }).click();
  await expect(reader.getByRole('status')).toHaveText('Done: you will get them from now on.');
  await reader.getByRole('button', { name: 'Stop: Offers by e-mail' }).first().click();
  await expect(reader.getByRole('status')).toHaveText('Done: you will get no more of these.');
  await expect(byEmail).toContainText('You do not get them');
  await expectAccessible(reader);
  await reader.goto('/choices/nobody');
  await expect(reader.getByText('This link does not work')).toBeVisible();
  await reader.context().close();

  await page.goto('/outbox?state=dropped&reason=noConsent');
  const dropped = page.getByRole('row').filter({ hasText: `Gift ${RUN}` });
  await expect(dropped).toHaveCount(1);
  await dropped.getByRole('link').first().click();
  await expect(page.getByText('The member withdrew the consent it relied on')).toBeVisible();
  expect(sink.lettersTo(EMAIL)).toBe(1);
});

test('results of a mechanic open exactly the members that their figures count', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await enter(page.context(), 'analyst');
  await page.goto(`/mechanics/${comparedId}/results`);
  const given = page.getByRole('row').filter({ hasText: 'All members' });
  await untilShown(page, () => expect(given).toHaveCount(1, { timeout: 1_000 }));
  await expectAccessible(page);
  const links = given.getByRole('cell').filter({ has: page.getByRole('link') });
  let all = 0;
  for (const place of [0, 1]) {
    const figure = links.nth(place).getByRole('link').first();
    const members = Number(await figure.innerText());
    all += members;
    await figure.click();
    await expect(page.getByText(new RegExp(`^${members} members?$`))).toBeVisible();
    const rows = page.getByRole('table').getByRole('row');
    await expect(rows).toHaveCount(members + 1);
    await page.goBack();
  }
  // Of the demo's members one may be out of force.
  expect(all).toBeGreaterThan(COMPARED_MEMBERS / 2);
});
