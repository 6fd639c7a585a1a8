import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/expect-accessible';
import { Base } from './support/own-web';
import { enter } from './support/sign-in';
import { killPage, reopen } from './support/task-cases/kill-page';

/* What is typed into a rule is not lost, and what is pressed twice happens once. */

const word = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^Change: ${name}, now`) });
const articles = (count: number) =>
  Array.from({ length: count }, (_, at) => `10-${String(at + 1).padStart(4, '0')}`).join('\r\n');

async function setAward(page: Page, points: string): Promise<void> {
  await word(page, 'Points').click();
  const sheet = page.getByRole('dialog', { name: 'Points' });
  await sheet.getByLabel('Points').fill(points);
  await sheet.getByRole('button', { name: 'Apply' }).click();
  await expect(word(page, 'Points')).toContainText(points);
}

test('a rule for 500 pasted articles survives a lost connection and a crash; 501 are refused; saved and submitted with a double click it is there once', async ({
  page: first,
  context,
}) => {
  test.setTimeout(180_000);
  const name = `Pasted ${Date.now()}`;
  const base = new Base();
  await enter(first.context(), 'marketer');
  await first.goto('/rules/new?make=fixed');
  await first.getByLabel('Name in English').fill(name);
  await first.getByLabel('Name in Russian').fill('Вставленные артикулы');
  await setAward(first, '50');
  await first.getByRole('button', { name: 'Add a condition' }).click();
  await first.getByRole('menuitem', { name: 'Only articles' }).click();
  const sheet = first.getByRole('dialog', { name: 'Only articles' });
  await sheet.getByRole('textbox').fill(articles(501));
  await expect(sheet.getByText('At most 500 can be named, 501 are typed')).toBeVisible();
  await sheet.getByRole('button', { name: 'Apply' }).click();
  await expect(sheet).toBeVisible();
  await sheet.getByRole('textbox').fill(articles(500));
  await expect(sheet.getByText('500 chosen')).toBeVisible();
  await sheet.getByRole('button', { name: 'Apply' }).click();
  await expect(sheet).toBeHidden();
  await expectAccessible(first);

  await context.setOffline(true);
  await first.getByRole('button', { name: 'Save the draft' }).click();
  await expect(first.getByRole('alert').filter({ hasText: 'not available' })).toBeVisible();
  await expect(first.getByLabel('Name in English')).toHaveValue(name);
  await context.setOffline(false);
  const address = first.url();
  await killPage(first);
  const page = await reopen(context, address);
  await expect(page.getByText('Not saved before you left: it is here again')).toBeVisible();
  await expect(page.getByLabel('Name in English')).toHaveValue(name);
  await page.getByRole('button', { name: 'Save the draft' }).dblclick();
  await expect(page).toHaveURL(/\/rules\/\d+\/edit$/);
  const ruleId = Number(/\d+/.exec(new URL(page.url()).pathname)?.[0]);
  const rules = await base.rows<{ articles: number }>(
    `SELECT jsonb_array_length(definition -> 'lines' -> 'only' -> 'articles') AS articles
     FROM rules JOIN rule_versions USING (rule_id) WHERE name_en = $1`,
    [name],
  );
  expect(rules).toEqual([{ articles: 500 }]);

  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await setAward(page, '60');
  await killPage(page);
  const last = await reopen(context, `/rules/${ruleId}/edit`);
  await expect(word(last, 'Points')).toContainText('60');
  await last.getByRole('button', { name: 'Save the draft' }).dblclick();
  await expect(last.getByText('Saved', { exact: true })).toBeVisible();
  await last.getByRole('button', { name: 'Submit for review' }).click();
  const dialog = last.getByRole('dialog');
  await dialog.getByLabel(/^Note/).fill('For the season');
  await dialog.getByRole('button', { name: 'Submit for review' }).dblclick();
  await expect(last).toHaveURL(/\/rules\/\d+$/);
  await expect(last.getByText('In review')).toBeVisible();
  const versions = await base.rows<{ state: string; points: string }>(
    `SELECT state, definition -> 'effect' ->> 'points' AS points FROM rule_versions WHERE rule_id = $1`,
    [ruleId],
  );
  expect(versions).toEqual([{ state: 'inReview', points: '60' }]);
  await base.close();
});

test('what was typed and not kept is discarded, and does not come back', async ({ page }) => {
  await enter(page.context(), 'marketer');
  await page.goto('/rules/new?template=dayCap');
  const name = page.getByLabel('Name in English');
  const before = await name.inputValue();
  await name.fill('Another name');
  await page.reload();
  await expect(name).toHaveValue('Another name');
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(name).toHaveValue(before);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Save the draft' })).toBeVisible();
  await expect(name).toHaveValue(before);
});
