import { expect, type Page, test } from '@playwright/test';
import { DEMO_USERS } from '@/lib/domain/access/demo-users';
import { addDays, dayInZone } from '@/lib/domain/shared/calendar';
import { expectAccessible } from './support/expect-accessible';
import { enter, signIn } from './support/sign-in';

/** Opens a word of the sentence by what it is called, whatever it says now. */
const word = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^Change: ${name}, now`) });

async function choose(page: Page, name: string, values: readonly string[]): Promise<void> {
  const sheet = page.getByRole('dialog', { name });
  for (const value of values) await sheet.getByRole('checkbox', { name: value }).check();
  await sheet.getByRole('button', { name: 'Apply' }).click();
  await expect(sheet).toBeHidden();
}

test('a marketer writes a rule as a sentence, tries it on a receipt and submits it; another approves it, and the day says it', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const marketer = await (await browser.newContext()).newPage();
  await signIn(marketer, 'marketer');
  const name = `Triple points ${Date.now()}`;
  const startsOn = addDays(dayInZone(new Date(), 'Europe/Moscow'), 1);

  await marketer.goto('/rules/new');
  await marketer.getByRole('link', { name: 'Multiplier', exact: true }).click();
  await marketer.getByLabel('Name in English').fill(name);
  await marketer.getByLabel('Name in Russian').fill('Тройные баллы');
  await marketer.getByLabel('First day').fill(startsOn);

  await word(marketer, 'Times').click();
  const times = marketer.getByRole('dialog', { name: 'Times' });
  await times.getByLabel('Times').fill('3');
  await times.getByRole('button', { name: 'Apply' }).click();
  await marketer.getByRole('button', { name: 'Add a condition' }).click();
  await marketer.getByRole('menuitem', { name: 'Format of the store' }).click();
  await choose(marketer, 'Format of the store', ['hypermarket', 'supermarket']);
  await expect(word(marketer, 'Times')).toHaveText('×3');
  await expect(word(marketer, 'Format of the store')).toHaveText('hypermarket or supermarket');

  const trial = marketer.getByRole('complementary', { name: 'Try it' });
  await expect(trial.getByText('With the rule', { exact: true })).toBeVisible();
  await expect(trial.getByText('Without it')).toBeVisible();
  await expectAccessible(marketer);
  await trial.getByRole('button', { name: 'Count' }).click();
  await expect(trial.getByText('Receipts that it touches')).toBeVisible();

  await marketer.getByRole('button', { name: 'Save the draft' }).click();
  await expect(marketer).toHaveURL(/\/rules\/\d+\/edit$/);
  await marketer.getByRole('button', { name: 'Submit for review' }).click();
  await marketer.getByRole('dialog').getByRole('button', { name: 'Submit for review' }).click();
  await expect(marketer).toHaveURL(/\/rules\/\d+$/);
  await expect(marketer.getByText('In review')).toBeVisible();
  await expectAccessible(marketer);

  const path = new URL(marketer.url()).pathname;
  await marketer.goto(`${path}/review`);
  await expect(marketer.getByText('You wrote in this version').first()).toBeVisible();
  const own = marketer.getByRole('button', { name: /^Approve: it holds/ });
  await expect(own).toHaveAttribute('aria-disabled', 'true');
  await marketer.context().close();

  const admin = await (await browser.newContext()).newPage();
  await enter(admin.context(), 'admin');
  await admin.goto('/rules');
  await admin.getByRole('link', { name }).first().click();
  await admin.goto(`${path}/review`);
  await expectAccessible(admin);
  await admin.getByRole('button', { name: /^Approve: it holds/ }).click();
  await expect(admin).toHaveURL(new RegExp(`${path}$`));
  await expect(admin.getByText('Approved', { exact: true })).toBeVisible();

  await admin.goto('/rules/day');
  await expect(admin.getByRole('link', { name })).toHaveCount(0);
  await admin.getByRole('link', { name: 'Tomorrow' }).click();
  await expect(admin.getByRole('link', { name })).toBeVisible();
  await expect(admin.getByText('Begins on this day').first()).toBeVisible();
  await admin.context().close();
});

test('of two who write in one draft the second sees both versions and chooses', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const first = await (await browser.newContext()).newPage();
  await enter(first.context(), 'marketer');
  await first.goto('/rules/new?template=dayCap');
  await first.getByRole('button', { name: 'Save the draft' }).click();
  await expect(first).toHaveURL(/\/rules\/\d+\/edit$/);
  const second = await (await browser.newContext()).newPage();
  await enter(second.context(), 'admin');
  await second.goto(first.url());

  const setMost = async (page: Page, points: string) => {
    await word(page, 'Points').click();
    const sheet = page.getByRole('dialog', { name: 'Points' });
    await sheet.getByLabel('Points').fill(points);
    await sheet.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('button', { name: 'Save the draft' }).click();
  };
  await setMost(second, '1000');
  await expect(second.getByText('Saved', { exact: true })).toBeVisible();
  await setMost(first, '2000');
  // The draft is the marketer's; who saved last is named.
  const [admin] = DEMO_USERS.filter(({ role }) => role === 'admin');
  const conflict = first
    .getByRole('alert')
    .filter({ hasText: `${admin?.name} saved another version` });
  await expect(conflict).toBeVisible();
  await expect(conflict).toContainText('1,000 points');
  await expect(conflict).toContainText('2,000 points');
  await conflict.getByRole('button', { name: 'Save mine over it' }).click();
  await expect(first.getByText('Saved', { exact: true })).toBeVisible();
  await first.context().close();
  await second.context().close();
});

test('who may not write rules reads them, and is told which right a new one needs', async ({
  page,
}) => {
  await enter(page.context(), 'analyst');
  await page.goto('/rules');
  await expect(page.getByRole('link', { name: 'New rule' })).toHaveCount(0);
  await page.goto('/rules/new');
  await expect(page.getByText('rules.edit')).toBeVisible();
});
