import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/expect-accessible';
import { signIn } from './support/sign-in';

test('two segments are laid over each other; a part opens its members and becomes a segment', async ({
  page,
}) => {
  await signIn(page, 'marketer');
  await page.goto('/segments');
  await page.getByRole('link', { name: 'Overlap' }).click();
  await expect(page.getByText('Choose two segments or more')).toBeVisible();
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('button', { name: 'Segments' }).click();
  const boxes = page.getByRole('dialog').getByRole('checkbox');
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await boxes.nth(2).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Show' }).click();
  const parts = page.getByRole('table', { name: 'Parts' });
  const first = parts.getByRole('row').nth(1);
  await expect(first).toBeVisible();
  await expectAccessible(page);
  const opens = first.getByRole('link').first();
  const members = Number((await opens.innerText()).replaceAll(/\D/g, ''));
  expect(members).toBeGreaterThan(0);
  await opens.click();
  await expect(
    page.getByText(new RegExp(`^${members.toLocaleString('en')} members? match(es)?$`)),
  ).toBeVisible();
  await page.getByRole('link', { name: 'Make a segment' }).click();
  const panel = page.getByRole('complementary', { name: 'In the segment now' });
  await expect(panel.getByText('Exact', { exact: true })).toBeVisible();
  await expect(panel.locator('strong').first()).toHaveText(members.toLocaleString('en'));
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page).toHaveURL(/\/segments\/\d+$/);
});
