import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/expect-accessible';
import { enter } from './support/sign-in';

/* What a campaign of a hypermarket asks: pieces, goods together, new members, a budget. */

const word = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^Change: ${name}, now`) });

/** Puts a condition in and says its value; one that begins with a number is pressed to change it. */
async function add(page: Page, condition: string, value: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a condition' }).click();
  await page.getByRole('menuitem', { name: condition, exact: true }).click();
  const sheet = page.getByRole('dialog', { name: condition });
  await expect(word(page, condition).or(sheet).first()).toBeVisible();
  if (!(await sheet.isVisible())) await word(page, condition).click();
  await sheet.getByRole('textbox').fill(value);
  await sheet.getByRole('button', { name: 'Apply' }).click();
  await expect(sheet).toBeHidden();
}

test('a marketer writes 100 points for every 3 pieces when two categories are bought together, for new members, with a budget of 10,000; it is read back in both languages', async ({
  page,
}, info) => {
  test.setTimeout(180_000);
  await enter(page.context(), 'marketer');
  await page.goto('/rules/new?make=fixed');
  await page.getByLabel('Name in English').fill(`Tea and bread ${Date.now()}`);
  await page.getByLabel('Name in Russian').fill('Чай и хлеб');
  await word(page, 'For what').click();
  await page
    .getByRole('dialog', { name: 'For what' })
    .getByRole('radio', { name: 'for each unit of the goods counted' })
    .check();
  await page.getByRole('button', { name: 'Apply' }).click();
  await add(page, 'Groups of units', '3');
  await add(page, 'Categories together', 'Tea\nBread');
  await expect(word(page, 'Categories together')).toHaveText('Tea and Bread');
  await add(page, 'Least number of units', '4');
  await add(page, 'New member', '30');
  await add(page, 'Birthday', '3');
  await add(page, 'Limit of a member', '500');
  await add(page, 'Budget', '10000');
  await expect(word(page, 'Budget')).toHaveText('10,000 points');
  const trial = page.getByRole('complementary', { name: 'Try it' });
  await expect(trial.getByText('With the rule', { exact: true })).toBeVisible();
  await expect(trial.getByText(/Tea and Bread together/).first()).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: info.outputPath('campaign.png'), fullPage: true });

  await page.getByRole('button', { name: 'Save the draft' }).click();
  await expect(page).toHaveURL(/\/rules\/\d+\/edit$/);
  const path = new URL(page.url()).pathname.replace('/edit', '');
  await page.goto(path);
  await expect(page.getByText('0 points of a budget of 10,000 points')).toBeVisible();
  await expect(page.getByText(/in whole groups of 3 units/).first()).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: info.outputPath('campaign-rule.png'), fullPage: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
});
