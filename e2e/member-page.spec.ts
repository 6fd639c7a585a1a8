import { expect, type Page, test } from '@playwright/test';
import { asReader } from './support/as-reader';
import { expectAccessible } from './support/expect-accessible';
import { enter } from './support/sign-in';

/** What no other test of this run or an earlier one wrote. */
const mark = () => `${Date.now()}${Math.random().toString(36).slice(2, 6)}`;
const WIDE = { locale: 'en', theme: 'light', width: 1440 } as const;
const timelineOf = (page: Page) => page.getByRole('region', { name: 'Timeline' });

/** A member of this test alone; the address of their page. */
async function makeMember(page: Page, lastName: string): Promise<string> {
  await page.goto('/members/new');
  await page.getByLabel(/^Last name/).fill(lastName);
  await page.getByRole('button', { name: 'Create member' }).click();
  await expect(page).toHaveURL(/\/members\/\d+$/);
  return new URL(page.url()).pathname;
}

/** Presses a key until what it opens is there: keys are heard once the page has woken up. */
async function press(page: Page, key: string, opened: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await opened();
  }).toPass();
}

test('a call is written down by keys alone, pinned, withdrawn and taken back', async ({ page }) => {
  await enter(page.context(), 'support');
  await makeMember(page, 'Савельев');
  const text = `Asks to call after noon ${mark()}`;
  const field = page.getByRole('textbox', { name: /^Text/ });
  await press(page, 'n', () => expect(field).toBeVisible({ timeout: 500 }));
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  await page.getByRole('button', { name: 'From the member' }).click();
  await field.fill(text);
  await page.keyboard.press('Control+Enter');
  const entry = timelineOf(page).getByRole('listitem').filter({ hasText: text });
  await expect(entry.getByRole('heading', { name: 'Call from the member' })).toBeVisible();
  await expect(timelineOf(page).getByRole('heading', { name: /^Today/ })).toBeVisible();

  await entry.getByRole('button', { name: 'Pin' }).click();
  const pinned = page.getByRole('list', { name: 'Pinned' });
  await expect(pinned.getByText(text)).toBeVisible();
  await entry.getByRole('button', { name: 'Withdraw', exact: true }).click();
  await expect(pinned).toHaveCount(0);
  await entry.getByRole('button', { name: 'Take the withdrawal back' }).click();
  await expect(entry.getByRole('button', { name: 'Withdraw', exact: true })).toBeVisible();
  await expectAccessible(page);
});

test('a wrong note is undone from the notice for ten seconds', async ({ page }) => {
  await enter(page.context(), 'support');
  await makeMember(page, 'Савельев');
  const text = `Meant for another ${mark()}`;
  await page.getByRole('button', { name: /^Note/ }).click();
  await page.getByRole('textbox', { name: /^Text/ }).fill(text);
  await page.getByRole('button', { name: 'Write it down' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  const entry = timelineOf(page).getByRole('listitem').filter({ hasText: text });
  await expect(entry.getByRole('button', { name: 'Take the withdrawal back' })).toBeVisible();
});

test('the timeline is narrowed by chips, and the address holds the choice', async ({ page }) => {
  await enter(page.context(), 'support');
  await page.goto('/members/1');
  const chips = page.getByRole('navigation', { name: 'What to show' });
  await chips.getByRole('link', { name: 'Purchases' }).click();
  await expect(page).toHaveURL(/\?show=purchases$/);
  const titles = timelineOf(page).getByRole('heading', { level: 3 });
  await expect(titles.first()).toBeVisible();
  for (const title of await titles.allInnerTexts()) expect(title).toMatch(/^(Purchase|Return)/);
  await page.reload();
  await expect(chips.getByRole('link', { name: 'Purchases' })).toHaveAttribute(
    'aria-current',
    'true',
  );
  await chips.getByRole('link', { name: 'Changes' }).click();
  await expect(timelineOf(page).getByText('Joined the programme')).toBeVisible();
});

test('points, tiers and consents stand in the timeline of the demo, each with why; points open the statement', async ({
  page,
}) => {
  await enter(page.context(), 'support');
  await page.goto('/members/1?show=consents');
  await expect(timelineOf(page).getByText('Consent given: Personal data')).toBeVisible();
  const chips = page.getByRole('navigation', { name: 'What to show' });
  await chips.getByRole('link', { name: 'Tiers' }).click();
  await expect(
    timelineOf(page)
      .getByText(/^Tier (up|down): /)
      .first(),
  ).toBeVisible();
  await chips.getByRole('link', { name: 'Points' }).click();
  const earned = timelineOf(page)
    .getByRole('listitem')
    .filter({ hasText: /receipt \d{10}/ });
  await expect(earned.first()).toContainText(/balance/);
  await timelineOf(page).getByRole('link', { name: 'Earned' }).first().click();
  await expect(page).toHaveURL(/\/points\?upTo=\d+&open=\d+$/);
  await expect(page.getByRole('link', { expanded: true })).toBeVisible();
});

test('an edit stands in the timeline and in the log, old beside new, masked', async ({ page }) => {
  await enter(page.context(), 'support');
  const address = await makeMember(page, 'Савельев');
  await page.goto(`${address}/edit`);
  await page.getByLabel(/^City/).fill('Казань');
  await page.getByLabel(/^Language/).selectOption('ru');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page).toHaveURL(address);
  await expect(timelineOf(page).getByText('2 details changed')).toBeVisible();
  await expect(timelineOf(page).getByText(/Language: empty → Russian/)).toBeVisible();
  await expect(timelineOf(page).getByText(/City: empty → •••••/)).toBeVisible();
  const tabs = page.getByRole('navigation', { name: 'Parts of the member' });
  await tabs.getByRole('link', { name: 'Log' }).click();
  const log = page.getByRole('table', { name: 'Log of the member' });
  await expect(log.getByRole('row')).toHaveCount(3);
  await expect(log.getByText('Made')).toBeVisible();
  await expectAccessible(page);
});

test('an attribute is defined by a marketer, filled by support, and narrows the list', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const key = `pet_${mark()}`.slice(0, 30);
  const marketer = await asReader(browser, { ...WIDE, role: 'marketer' });
  const defining = await marketer.newPage();
  await defining.goto('/members');
  await defining.getByRole('link', { name: 'Attributes' }).click();
  await defining.getByRole('button', { name: 'New attribute' }).click();
  await defining.getByLabel('Name in English').fill(`Pet ${key}`);
  await defining.getByLabel('Name in Russian').fill(`Питомец ${key}`);
  await defining.getByLabel('Key').fill(key);
  await defining.getByLabel('Option 1 in English').fill('Dog');
  await defining.getByLabel('Option 1 in Russian').fill('Собака');
  await defining.getByRole('button', { name: 'Add an option' }).click();
  await defining.getByLabel('Option 2 in English').fill('Cat');
  await defining.getByLabel('Option 2 in Russian').fill('Кошка');
  await expectAccessible(defining);
  await defining.getByRole('button', { name: 'Define it' }).click();
  await expect(defining.getByRole('row').filter({ hasText: key })).toContainText('Dog, Cat');
  await expectAccessible(defining);

  const support = await asReader(browser, { ...WIDE, role: 'support' });
  const page = await support.newPage();
  const address = await makeMember(page, 'Савельев');
  await page.goto(`${address}/edit`);
  await page.getByLabel(`Pet ${key}`).selectOption('Cat');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page).toHaveURL(address);
  await expect(page.getByRole('term').filter({ hasText: `Pet ${key}` })).toBeVisible();
  await expect(timelineOf(page).getByText(`Pet ${key}: empty → Cat`)).toBeVisible();

  await page.goto('/members');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('button', { name: `Pet ${key}` }).click();
  await page.getByRole('checkbox', { name: 'Cat' }).check();
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`a\\.${key}=2`));
  await expect(page.locator('main table tbody tr')).toHaveCount(1);
  await expectAccessible(page);
  await page.goto(`/members?a.${key}=1`);
  await page
    .getByRole('main')
    .getByRole('link', { name: `Remove Pet ${key}` })
    .click();
  await expect(page).toHaveURL(/\/members$/);

  await defining.reload();
  await defining.getByRole('button', { name: `Archive: Pet ${key}` }).click();
  await expect(defining.getByRole('button', { name: `Take back: Pet ${key}` })).toBeVisible();
  await page.goto(`${address}/edit`);
  await expect(page.getByLabel(`Pet ${key}`)).toHaveCount(0);
  await marketer.close();
  await support.close();
});

test('an organisation gets a contact person, shown with contacts masked', async ({ page }) => {
  await enter(page.context(), 'support');
  await page.goto('/members/new');
  await page.getByLabel(/^Kind/).selectOption('organisation');
  await page.getByLabel(/^Organisation/).fill('ООО Ромашка');
  await page.getByRole('button', { name: 'Add a person' }).click();
  const person = page.getByRole('group', { name: 'Person 1' });
  await person.getByLabel(/^Role/).fill('бухгалтер');
  await page.getByRole('button', { name: 'Create member' }).click();
  await expect(person.getByText('A contact person needs a name.')).toBeVisible();
  await person.getByLabel(/^Name/).fill('ирина ПЕТРОВА');
  await person.getByLabel(/^Phone/).fill('8 917 000 11 22');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create member' }).click();
  await expect(page).toHaveURL(/\/members\/\d+$/);
  const persons = page.getByRole('region', { name: 'Contact persons' });
  await expect(persons.getByText('Ирина Петрова')).toBeVisible();
  await expect(persons.getByText('+7 917 •••-••-22')).toBeVisible();
});

test('a task on hold is a ticket on the page of its member and goes on by one key', async ({
  page,
}) => {
  await enter(page.context(), 'support');
  const address = await makeMember(page, 'Савельев');
  await page.getByRole('button', { name: 'Give a card' }).click();
  await expect(page).toHaveURL(/\/tasks\/\d+$/);
  const task = new URL(page.url()).pathname;
  // Leaving the page lays the task aside.
  await page.goto(address);
  await expect(async () => {
    await page.reload();
    await expect(page.getByText('Task on hold')).toBeVisible({ timeout: 1000 });
  }).toPass();
  const tickets = page.getByRole('list', { name: 'Unfinished tasks' });
  await expect(tickets.getByText('Give a card', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await press(page, 'r', () => expect(page).toHaveURL(new RegExp(`${task}$`), { timeout: 2000 }));
  await page.goto(`${address}/tasks`);
  await expect(page.getByRole('list', { name: 'Tasks about the member' })).toContainText(
    'Give a card',
  );
});

test('an analyst gets no note, no street and no log, on the bytes of the page', async ({
  browser,
  page,
}) => {
  const text = `secret-${mark()}`;
  await enter(page.context(), 'support');
  const address = await makeMember(page, 'Савельев');
  await page.goto(`${address}/edit`);
  await page.getByLabel(/^City/).fill('Казань');
  await page.getByLabel(/^Street/).fill(`улица ${text}`);
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page).toHaveURL(address);
  await page.getByRole('button', { name: /^Note/ }).click();
  await page.getByRole('textbox', { name: /^Text/ }).fill(text);
  await page.getByRole('checkbox', { name: 'Pin it' }).check();
  await page.getByRole('button', { name: 'Write it down' }).click();
  await expect(page.getByRole('list', { name: 'Pinned' }).getByText(text)).toBeVisible();

  const context = await asReader(browser, { ...WIDE, role: 'analyst' });
  for (const path of [address, `${address}?show=notes`, `${address}?show=changes`]) {
    const answer = await context.request.get(path);
    expect(answer.status()).toBe(200);
    const bytes = await answer.text();
    expect(bytes).not.toContain(text);
    expect(bytes).toContain('Казань');
  }
  for (const tab of ['changes', 'tasks']) {
    expect((await context.request.get(`${address}/${tab}`)).status()).toBe(403);
  }
  await context.close();
});
