import { expect, type Page, test } from '@playwright/test';
import { LOCALES } from '@/lib/domain/access/preferences';
import { asReader } from './support/as-reader';
import { CountedMouse } from './support/count-clicks';
import { expectAccessible } from './support/expect-accessible';
import { makeOwnMember, type OwnMember } from './support/own-member';
import { signIn } from './support/sign-in';
import { untilListening } from './support/until-listening';

const box = (page: Page) => page.getByRole('combobox');
const option = (page: Page, text: string | RegExp) =>
  page.getByRole('option').filter({ hasText: text }).first();

/** Types into the box and waits for what fits. */
async function look(page: Page, text: string): Promise<void> {
  await box(page).fill(text);
  await expect(page.getByRole('status').filter({ hasText: /in \d+ ms$/ })).toBeVisible();
}

/** Begins the replacement of the member's card and pauses it; the number of the task. */
async function pauseReplacement(page: Page, { memberId, ending }: OwnMember): Promise<string> {
  await page.goto(`/members/${memberId}`);
  await page.getByRole('button', { name: `Replace card •• ${ending}` }).click();
  await expect(page).toHaveURL(/\/tasks\/\d+$/);
  const taskId = /\d+$/.exec(page.url())?.[0] ?? '';
  await page.getByRole('button', { name: /^Pause/ }).click();
  await page.getByText('Waiting for a document').click();
  await page.getByRole('button', { name: 'Pause and save' }).click();
  await expect(page).not.toHaveURL(/\/tasks\/\d+$/);
  return taskId;
}

test('a member is found by phone in 1 click, whatever way it is written', async ({ page }) => {
  await signIn(page, 'support');
  const member = await makeOwnMember(page);
  await page.goto('/desk');
  for (const text of [member.phone, `8${member.phone.slice(2)}`, member.phone.slice(2)]) {
    await look(page, text);
    await expect(option(page, `MBR-${member.memberId}`)).toContainText('the whole number fits');
  }
  // The contact itself is never on the page.
  await expect(page.locator('main')).not.toContainText(member.phone.slice(5, 10));
  const mouse = new CountedMouse();
  await mouse.click(option(page, `MBR-${member.memberId}`));
  await expect(page).toHaveURL(`/members/${member.memberId}`);
  expect(mouse.clicks).toBe(1);
});

test('without a mouse: "/", the phone, Enter; also when Enter comes before the answer', async ({
  page,
}) => {
  await signIn(page, 'support');
  const member = await makeOwnMember(page);
  await page.goto('/desk');
  await expect(page.getByRole('heading', { level: 1, name: 'Desk' })).toBeVisible();
  await untilListening(box(page));
  await page.keyboard.press('/');
  await expect(box(page)).toBeFocused();
  await page.keyboard.insertText(member.phone);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/members/${member.memberId}`);
  // Who was opened stands among the recent ones (first, unless another test opens somebody as the same user meanwhile).
  await expect(page.getByRole('heading', { level: 1, name: 'Журавлёв' })).toBeVisible();
  await expect(async () => {
    await page.goto('/desk');
    await expect(page.getByRole('list', { name: 'Recent members' })).toContainText(
      `MBR-${member.memberId}`,
      { timeout: 1000 },
    );
  }).toPass();
});

test('what is typed before the page listens is looked for when it does', async ({ page }) => {
  await signIn(page, 'support');
  const member = await makeOwnMember(page);
  let letScriptsCome = () => {};
  const scripts = new Promise<void>((resolve) => {
    letScriptsCome = resolve;
  });
  await page.route(/\.js(\?|$)/, async (route) => {
    await scripts;
    await route.continue();
  });
  await page.goto('/desk', { waitUntil: 'commit' });
  await box(page).fill(member.phone);
  letScriptsCome();
  await expect(option(page, `MBR-${member.memberId}`)).toBeVisible();
  await expect(box(page)).toHaveValue(member.phone);
});

test('by card, its last digits, name, name in the wrong layout, code and task', async ({
  page,
}) => {
  await signIn(page, 'support');
  const member = await makeOwnMember(page);
  const taskId = await pauseReplacement(page, member);
  await page.goto('/desk');
  const code = `MBR-${member.memberId}`;
  for (const text of [member.ending, code]) {
    await look(page, text);
    await expect(option(page, code), text).toBeVisible();
  }
  for (const text of ['Журавлёв', 'Zhuravlev', ';ehfdk`d']) {
    await look(page, text);
    await expect(option(page, 'Журавлёв'), text).toBeVisible();
  }
  await look(page, `ЕЫЛ-${taskId}`);
  await expect(option(page, `TSK-${taskId}`)).toContainText('Waiting for a document');
});

test('the number that somebody has: their paused task in 1 click or by Alt+R, no second member', async ({
  page,
}) => {
  test.setTimeout(90_000);
  await signIn(page, 'support');
  const member = await makeOwnMember(page);
  const taskId = await pauseReplacement(page, member);
  await page.goto('/desk');
  await look(page, member.phone);
  await expect(page.getByRole('group', { name: /^Tasks — 1/ })).toBeVisible();
  const create = option(page, 'Create a member with this number');
  await expect(create).toHaveAttribute('aria-disabled', 'true');
  await expect(create).toContainText(`the number belongs to MBR-${member.memberId}`);
  await expect(
    page.locator('main').getByRole('button', { name: /^Continue Alt R$|^Continue$/ }),
  ).toHaveCount(1);
  await expectAccessible(page);
  await page.keyboard.press('Alt+KeyR');
  await expect(page).toHaveURL(`/tasks/${taskId}`);
  await page.goto('/desk');
  const mouse = new CountedMouse();
  await look(page, member.phone);
  await mouse.click(
    page
      .getByRole('complementary', { name: 'The chosen row' })
      .getByRole('button', { name: /^Continue/ }),
  );
  await expect(page).toHaveURL(`/tasks/${taskId}`);
  expect(mouse.clicks).toBe(1);
});

test('whoever has the number: a receipt is claimed and the household invited to from the list, each in 1 click', async ({
  page,
}) => {
  test.setTimeout(90_000);
  await signIn(page, 'support');
  const member = await makeOwnMember(page);
  const begun = [
    [`Claim a receipt for MBR-${member.memberId}`, 'Claim a receipt'],
    [`Invite to the household of MBR-${member.memberId}`, 'Invite to the household'],
  ] as const;
  for (const [action, title] of begun) {
    await page.goto('/desk');
    await look(page, member.phone);
    await expectAccessible(page);
    const mouse = new CountedMouse();
    await mouse.click(option(page, action));
    await expect(page).toHaveURL(/\/tasks\/\d+$/);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    expect(mouse.clicks).toBe(1);
  }
});

test('nobody has the number: who has nearly the same, and a new member with it, typed once', async ({
  page,
}) => {
  await signIn(page, 'support');
  const member = await makeOwnMember(page);
  const last = (Number(member.phone.at(-1)) + 1) % 10;
  const other = `${member.phone.slice(0, -1)}${last}`;
  await page.goto('/desk');
  await look(page, other);
  await expect(page.getByText('Somebody has nearly the same')).toBeVisible();
  await expect(option(page, `MBR-${member.memberId}`)).toBeVisible();
  await expectAccessible(page);
  await option(page, 'Create a member with').click();
  await expect(page).toHaveURL('/members/new');
  const digits = async () => (await page.getByLabel(/^Phone/).inputValue()).replaceAll(/\D/g, '');
  await expect.poll(digits).toBe(other.slice(1));
  await page.getByLabel(/^Last name/).fill('Новый');
  await page.getByRole('button', { name: 'Create member' }).click();
  await expect(page).toHaveURL(/\/members\/\d+$/);
  // Handed over once: the next form is empty.
  await page.goto('/members/new');
  await expect(page.getByLabel(/^Phone/)).toHaveValue('');
});

test('arrows go through the rows, Esc clears, R goes on with what is on hold', async ({ page }) => {
  await signIn(page, 'support');
  const member = await makeOwnMember(page);
  const taskId = await pauseReplacement(page, member);
  await page.goto('/desk');
  await look(page, member.phone);
  const rows = page.getByRole('option');
  await expect(rows.nth(0)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(rows.last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(box(page)).toHaveValue('');
  await expect(rows).toHaveCount(0);
  await box(page).blur();
  await page.keyboard.press('r');
  await expect(page).toHaveURL(`/tasks/${taskId}`);
});

test('the queue: two agents, what one left the other takes', async ({ browser }) => {
  test.setTimeout(90_000);
  const reader = { locale: 'en', theme: 'light', width: 1440 } as const;
  const agent = await asReader(browser, { ...reader, role: 'support' });
  const page = await agent.newPage();
  const member = await makeOwnMember(page);
  await page.goto(`/members/${member.memberId}`);
  await page.getByRole('button', { name: `Replace card •• ${member.ending}` }).click();
  await expect(page).toHaveURL(/\/tasks\/\d+$/);
  const taskId = /\d+$/.exec(page.url())?.[0] ?? '';
  await page.getByRole('radio', { name: /^Document/ }).check();
  await page.goto('/desk');
  const second = await asReader(browser, { ...reader, role: 'admin' });
  const other = await second.newPage();
  await expect(async () => {
    await other.goto('/tasks?scope=queue&order=latest');
    await expect(other.getByRole('link', { name: `TSK-${taskId}`, exact: true })).toBeVisible({
      timeout: 1_000,
    });
  }).toPass();
  await expectAccessible(other);
  await other.getByRole('button', { name: 'Take the next one' }).click();
  await expect(other).toHaveURL(/\/tasks\/\d+$/);
  await agent.close();
  await second.close();
});

test('the list of tasks names the filter that leaves none', async ({ page }) => {
  await signIn(page, 'support');
  const member = await makeOwnMember(page);
  await pauseReplacement(page, member);
  await page.goto('/tasks?scope=everybody&kind=replace&reason=broken');
  await expect(page.getByText('No task fits')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Remove on hold because' }).first().click();
  await expect(page.getByRole('list', { name: 'Everybody’s' })).toBeVisible();
});

for (const locale of LOCALES) {
  for (const theme of ['light', 'dark'] as const) {
    test(`the open box in ${locale}, ${theme}: axe finds nothing, nothing scrolls sideways`, async ({
      browser,
    }) => {
      test.setTimeout(90_000);
      for (const width of [390, 1440]) {
        const context = await asReader(browser, { role: 'support', locale, theme, width });
        const page = await context.newPage();
        await page.goto('/desk');
        for (const text of ['Елизавета', '+7 917 240-18-56', 'zzzz', 'TSK-999999']) {
          await box(page).fill(text);
          await expect(page.getByRole('status').filter({ hasText: /\d+ (ms|мс)$/ })).toBeVisible();
          await page.waitForFunction(() => document.querySelector('[role=progressbar]') === null);
          const spare = await page.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth,
          );
          expect(spare, `${text} at ${width} px`).toBeLessThanOrEqual(0);
          await expectAccessible(page);
        }
        await context.close();
      }
    });
  }
}

test('an analyst finds members, no contacts, no tasks, nothing to make', async ({ page }) => {
  await signIn(page, 'analyst');
  await page.goto('/desk');
  const [answer] = await Promise.all([
    page.waitForResponse('**/api/internal/desk'),
    box(page).fill('Елизавета'),
  ]);
  const body = await answer.text();
  expect(body).not.toMatch(/\+7\d{10}|[\w.]+@[\w.]+/);
  await expect(page.getByRole('option').first()).toBeVisible();
  await look(page, '+7 917 240-18-56');
  await expect(option(page, 'Create a member')).toHaveCount(0);
});
