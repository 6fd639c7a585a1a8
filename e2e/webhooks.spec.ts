import { expect, type Page, test } from '@playwright/test';
import { TEST_EVENT_TYPE, WEBHOOK_EVENT_TYPES } from '@/lib/domain/webhooks/events';
import { asReader } from './support/as-reader';
import { expectAccessible } from './support/expect-accessible';
import { enter } from './support/sign-in';
import { openWebhookReceiver, signaturesBy } from './support/webhook-receiver';

const ARRIVES_MS = 20_000;

async function expectToFit(page: Page): Promise<void> {
  const spare = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(spare, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
  await expectAccessible(page);
}

/** Sets an endpoint up by the form. Answers its secret. */
async function addEndpoint(page: Page, url: string): Promise<string> {
  await page.goto('/settings/webhooks/new');
  await page.getByLabel('Address').fill(url);
  await page.getByLabel('What it is for').fill('The shop');
  await page.getByLabel('A tier changed').check();
  await page.getByLabel('A card was blocked').check();
  await page.getByRole('button', { name: 'Add the endpoint' }).click();
  const secret = await page.getByRole('textbox', { name: 'Secret' }).inputValue();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  await page.getByRole('link', { name: 'Open the endpoint' }).click();
  await expect(page).toHaveURL(/\/settings\/webhooks\/\d+$/);
  return secret;
}

test('an administrator adds an endpoint, sends a test, reads the answer, replays it, rotates the secret, pauses and removes it', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const receiver = await openWebhookReceiver();
  // What other journeys do meanwhile arrives here too.
  const tests = () =>
    receiver.arrived.filter(({ body }) => JSON.parse(body).type === TEST_EVENT_TYPE);
  try {
    await enter(page.context(), 'admin');
    await page.goto('/settings/webhooks');
    await expect(page.getByText('Nobody is told of anything yet')).toBeVisible();
    await expectToFit(page);

    const secret = await addEndpoint(page, receiver.url);
    const endpointUrl = page.url();
    await expect(page.getByText('Nothing was sent here yet')).toBeVisible();

    receiver.behaviour.status = 500;
    await page.getByRole('button', { name: 'Send a test' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('A test');
    await expect(page.getByText('Refused').first()).toBeVisible({ timeout: ARRIVES_MS });
    receiver.behaviour.status = 200;
    await page.getByRole('button', { name: 'Send now' }).click();
    await expect.poll(() => tests().length, { timeout: ARRIVES_MS }).toBeGreaterThan(1);
    await page.reload();
    await expect(page.getByText('Delivered')).toBeVisible();
    await page.getByText('Answer', { exact: true }).first().click();
    await expect(page.getByText('answered 200')).toBeVisible();
    await expectToFit(page);
    const ids = new Set(tests().map(({ headers }) => headers['webhook-id']));
    expect(ids.size).toBe(1);
    for (const request of tests()) expect(signaturesBy(secret, request)).toHaveLength(1);
    const deliveryUrl = page.url();

    await page.goto(endpointUrl);
    await page.getByRole('button', { name: 'New secret' }).click();
    await page.getByRole('button', { name: 'Make a new secret' }).click();
    const newSecret = await page.getByRole('textbox', { name: 'Secret' }).inputValue();
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByText(/two secrets sign/)).toBeVisible();
    const before = tests().length;
    await page.goto(deliveryUrl);
    await page.getByRole('button', { name: 'Send again' }).click();
    await expect.poll(() => tests().length, { timeout: ARRIVES_MS }).toBe(before + 1);
    const last = tests().at(-1);
    expect(last && signaturesBy(secret, last)).toHaveLength(1);
    expect(last && signaturesBy(newSecret, last)).toHaveLength(1);

    for (const [locale, theme, width] of [
      ['ru', 'dark', 390],
      ['en', 'light', 390],
      ['ru', 'light', 1440],
      ['en', 'dark', 768],
    ] as const) {
      const context = await asReader(browser, { role: 'admin', locale, theme, width });
      const other = await context.newPage();
      for (const address of [
        '/settings/webhooks',
        endpointUrl,
        `${endpointUrl}/edit`,
        deliveryUrl,
      ]) {
        await other.goto(address);
        await expect(other.getByRole('heading', { level: 1 })).toBeVisible();
        await expectToFit(other);
      }
      await context.close();
    }

    await page.goto(`${endpointUrl}?state=failed`);
    await expect(page.getByText('Nothing fits these filters')).toBeVisible();
    await page.goto(endpointUrl);
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await expect(page.getByText(/paused by hand/)).toBeVisible();
    await page.getByRole('button', { name: 'Resume' }).click();
    await expect(page.getByText(/paused by hand/)).toBeHidden();
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Remove the endpoint' }).click();
    await expect(page).toHaveURL(/\/settings\/webhooks$/);
    await expect(page.getByText('Nobody is told of anything yet')).toBeVisible();
    expect((await page.goto(endpointUrl))?.status()).toBe(404);
  } finally {
    await receiver.close();
  }
});

test('an address inside a private network is refused with the reason, and what was typed stays', async ({
  page,
}) => {
  await enter(page.context(), 'admin');
  await page.goto('/settings/webhooks/new');
  await page.getByLabel('Address').fill('https://169.254.169.254/latest/meta-data');
  await page.getByLabel('Points expired').check();
  await page.getByRole('button', { name: 'Add the endpoint' }).click();
  await expect(page.getByText(/inside a private network/)).toBeVisible();
  await expect(page.getByLabel('Address')).toHaveValue('https://169.254.169.254/latest/meta-data');
  await expect(page.getByLabel('Points expired')).toBeChecked();
  await expectAccessible(page);
});

test('all events are chosen with one press, or none, and stay chosen when the form is refused', async ({
  page,
}) => {
  await enter(page.context(), 'admin');
  await page.goto('/settings/webhooks/new');
  const boxes = page.locator('main').getByRole('checkbox');
  const chosen = page.locator('main').getByRole('checkbox', { checked: true });
  await expect(chosen).toHaveCount(0);
  await page.getByRole('button', { name: 'Choose all' }).click();
  await expect(chosen).toHaveCount(WEBHOOK_EVENT_TYPES.length);
  expect(await boxes.count()).toBe(WEBHOOK_EVENT_TYPES.length);
  await page.getByLabel('Address').fill('https://169.254.169.254/latest/meta-data');
  await page.getByRole('button', { name: 'Add the endpoint' }).click();
  await expect(page.getByText(/inside a private network/)).toBeVisible();
  await expect(chosen).toHaveCount(WEBHOOK_EVENT_TYPES.length);
  await page.getByRole('button', { name: 'Choose none' }).click();
  await expect(chosen).toHaveCount(0);
});

test('an analyst is told which right webhooks need', async ({ page }) => {
  await enter(page.context(), 'analyst');
  await page.goto('/settings/webhooks');
  await expect(page.getByText('webhooks.manage')).toBeVisible();
});
