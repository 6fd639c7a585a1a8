import { randomInt } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { type TaskKind, taskDefinition } from '@/lib/domain/tasks/kinds';
import { enter } from './support/sign-in';
import { KINDS_OF_ONE_CARD } from './support/task-cases/cases';
import { killPage, reopen } from './support/task-cases/kill-page';

/*
 * The browser is killed at each step of the tasks about a card: not closed, for a page that closes says so, but crashed, so that
 * nothing of it can run any more. One member and their cards go through every kind in the order of a card's life.
 */

const KEY_MS = 90;
/** A second of typing, and the keystroke under way. */
const MOST_LOST = Math.ceil(1_000 / KEY_MS) + 1;
const STEP_LIMIT_MS = 15_000;
const WORDS = 'the member waits at the till';

/** What is answered at a step before it is left, and what is typed when the browser dies. */
type StepPlan = {
  readonly typed: { readonly label: RegExp; readonly text: string };
  readonly choose?: RegExp;
  readonly tick?: readonly RegExp[];
  /** After the crash, what makes the step complete. */
  readonly complete?: (page: Page, ending: string) => Promise<void>;
};
type Plan = { readonly kind: TaskKind; readonly steps: readonly StepPlan[]; readonly last: RegExp };

const NOTE = { label: /^Note/, text: WORDS };
const newCard: StepPlan = {
  choose: /^Plastic card/,
  typed: { label: /^Number of the/, text: '9421023610112' },
  complete: async (page) => {
    await page.getByRole('radio', { name: /^Virtual card/ }).check();
    // A card without an end is not renewed.
    await page.getByLabel(/^Good until/).fill('2030-05-14');
  },
};
const typeEnding: StepPlan = {
  typed: { label: /^Last four digits/, text: '00000000000000000000' },
  complete: (page, ending) => page.getByLabel(/^Last four digits/).fill(ending),
};

/** The kinds about one card of one member, so that each finds the card as the one before left it. */
const LIFE: readonly Plan[] = [
  { kind: 'issue', steps: [newCard, { typed: NOTE }], last: /^Give a virtual card now/ },
  {
    kind: 'activate',
    steps: [{ tick: [/accepted the terms/, /confirmed their phone/], typed: NOTE }],
    last: /^Activate card/,
  },
  { kind: 'block', steps: [{ choose: /^Lost/, typed: NOTE }], last: /^Block card/ },
  { kind: 'unblock', steps: [{ choose: /^Document/, typed: NOTE }], last: /^Unblock card/ },
  {
    kind: 'renew',
    steps: [
      {
        choose: /^Until a day/,
        typed: NOTE,
        complete: (page) => page.getByLabel(/^New last day/).fill('2031-05-14'),
      },
    ],
    last: /^Renew card/,
  },
  {
    kind: 'replace',
    steps: [{ choose: /^Code word/, typed: NOTE }, newCard, { typed: NOTE }],
    last: /^Replace/,
  },
  { kind: 'close', steps: [typeEnding], last: /^Close card/ },
  { kind: 'issue', steps: [newCard, { typed: NOTE }], last: /^Give a virtual card now/ },
  { kind: 'void', steps: [typeEnding], last: /^Void card/ },
];

/** Answers, types until the browser dies, and looks in a new one at what was kept. */
async function dieTyping(page: Page, { choose, tick = [], typed }: StepPlan): Promise<Page> {
  const address = page.url();
  if (choose !== undefined) await page.getByRole('radio', { name: choose }).check();
  for (const name of tick) await page.getByRole('checkbox', { name }).check();
  const field = page.getByLabel(typed.label);
  const hasField = (await field.count()) > 0;
  if (hasField) {
    await field.focus();
    await page.keyboard.type(typed.text, { delay: KEY_MS });
  } else {
    await expect(page.getByText(/^Saved \d+ s ago/).first()).toBeVisible();
  }
  await killPage(page);
  const again = await reopen(page.context(), address);
  await expect(again.getByRole('button', { name: /^Cancel task/ })).toBeVisible();
  if (choose !== undefined) await expect(again.getByRole('radio', { name: choose })).toBeChecked();
  for (const name of tick) await expect(again.getByRole('checkbox', { name })).toBeChecked();
  if (hasField) {
    const kept = (await again.getByLabel(typed.label).inputValue()).replaceAll(' ', '');
    const all = typed.text.replaceAll(' ', '');
    expect(all.startsWith(kept), `${kept} of ${all}`).toBe(true);
    expect(all.length - kept.length, 'keystrokes lost').toBeLessThanOrEqual(MOST_LOST);
  }
  return again;
}

/**
 * Presses the last button twice and kills the browser at once; then goes on until the task is done. What `answer` answers may be lost
 * with the browser, for it was answered within the last second.
 */
async function dieFinishing(
  page: Page,
  last: RegExp,
  answer: (page: Page) => Promise<void> | undefined,
): Promise<Page> {
  const address = page.url();
  const button = page.getByRole('button', { name: last });
  await button.dblclick();
  await killPage(page);
  const again = await reopen(page.context(), address);
  const isOpen = again.getByRole('button', { name: last });
  const isDone = again.getByRole('link', { name: /^Open the (card|member)/ });
  await expect(isOpen.or(isDone).first()).toBeVisible();
  if ((await isOpen.count()) > 0) {
    await Promise.race([answer(again), isDone.first().waitFor()]);
    await isOpen.click();
    // It leads to the card; or the first press was only slow, and the page shows the task as done.
    await expect.poll(async () => again.url() !== address || (await isDone.count()) > 0).toBe(true);
    await again.goto(address);
  }
  await expect(isDone.first()).toBeVisible();
  return again;
}

/** The card that a done task was about, and how often it says that it was carried out. */
async function outcome(page: Page): Promise<{ card: string; ending: string }> {
  await page.getByText(/^History: \d+ entr/).click();
  await expect(page.getByText('Carried out')).toHaveCount(1);
  const link = page.getByRole('link', { name: /^Open the card/ });
  const card = (await link.getAttribute('href')) ?? '';
  return { card, ending: (await link.innerText()).slice(-4) };
}

test('the plans know every kind and every step of it', () => {
  for (const { kind, steps } of LIFE) {
    expect(steps.length, kind).toBe(taskDefinition(kind).steps.length);
  }
  // The others are killed by their cases, in tasks-killed-others.spec.ts.
  expect(new Set(LIFE.map(({ kind }) => kind))).toEqual(new Set(KINDS_OF_ONE_CARD));
});

test('killed at each step of each kind about one card: at most 1 second of input is lost, each effect comes once', async ({
  page: first,
  context,
}) => {
  test.setTimeout(180_000);
  await enter(first.context(), 'support');
  await first.goto('/members/new');
  await first.getByLabel(/^Last name/).fill('Живучий');
  await first.getByLabel(/^Phone/).fill(`+7916${String(randomInt(10_000_000)).padStart(7, '0')}`);
  await first.getByRole('button', { name: 'Create member' }).click();
  await expect(first).toHaveURL(/\/members\/\d+$/);
  const member = first.url();
  let page = first;
  let card = '';
  let ending = '';
  let effects = 0;
  for (const { kind, steps, last } of LIFE) {
    await page.goto(kind === 'issue' ? member : card);
    const begin = kind === 'issue' ? 'Give a card' : new RegExp(`^Begin: ${kind}`, 'i');
    await page.getByRole('button', { name: begin }).click();
    await expect(page).toHaveURL(/\/tasks\/\d+$/);
    for (const [at, step] of steps.entries()) {
      await test.step(`${kind}, step ${at + 1}`, async () => {
        page = await dieTyping(page, step);
        await step.complete?.(page, ending);
        if (at === steps.length - 1) return;
        await page.getByRole('button', { name: /^Next:/ }).click();
        await expect(page.getByText(`Step ${at + 2} of ${steps.length}`).first()).toBeVisible();
      });
    }
    page = await dieFinishing(page, last, (again) => steps.at(-1)?.complete?.(again, ending));
    page.setDefaultTimeout(STEP_LIMIT_MS);
    const done = await outcome(page);
    const isNew = kind === 'issue' || kind === 'replace';
    expect(isNew || done.card === card, `${kind} is about the card`).toBe(true);
    ({ card, ending } = done);
    // One event a task: a card begins with one, and each task about it adds one.
    effects = isNew ? 1 : effects + 1;
    await page.goto(card);
    const life = page.getByRole('region', { name: 'Life of the card' }).locator('ol > li');
    await expect(life, `events after ${kind}`).toHaveCount(effects);
  }
  await context.close();
});

test('the server is gone while one types, and comes back; the answer to the last button is lost', async ({
  page,
  context,
}) => {
  test.setTimeout(90_000);
  await enter(page.context(), 'support');
  await page.goto('/members/new');
  await page.getByLabel(/^Last name/).fill('Живучий');
  await page.getByRole('button', { name: 'Create member' }).click();
  await expect(page).toHaveURL(/\/members\/\d+$/);
  await page.getByRole('button', { name: 'Give a card' }).click();
  await expect(page).toHaveURL(/\/tasks\/\d+$/);
  const address = page.url();
  await context.setOffline(true);
  await page.getByRole('radio', { name: /^Virtual card/ }).check();
  await expect(page.getByText('Not saved, trying again').first()).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(/^Saved \d+ s ago/).first()).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Next: Check' }).click();
  await expect(page.getByText(/^Saved \d+ s ago/).first()).toBeVisible();
  // The server does what it is asked, and the answer never arrives.
  let unanswered = 0;
  await page.route(address, async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    await route.fetch().catch(() => undefined);
    await route.abort();
    unanswered += 1;
  });
  await page.getByRole('button', { name: 'Give a virtual card now' }).click();
  await expect.poll(() => unanswered).toBeGreaterThan(0);
  await page.unroute(address);
  await page.goto(address);
  await outcome(page);
});
