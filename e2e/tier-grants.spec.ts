import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/expect-accessible';
import { enter } from './support/sign-in';

test('a marketer gives a tier to a whole list: who gets it first, a second person agrees, and it is taken back whole', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const marketer = await (await browser.newContext()).newPage();
  await enter(marketer.context(), 'marketer');
  await marketer.goto('/segments/new-list?tier=silver');
  await marketer.getByLabel('Name').fill(`Silver of ${Date.now()}`);
  await marketer.getByRole('button', { name: 'Make the list' }).click();
  await marketer.getByRole('link', { name: 'Give a tier' }).click();
  const tier = marketer.getByRole('combobox', { name: 'Tier' });
  const gold = await tier.getByRole('option', { name: /^Gold/ }).first().getAttribute('value');
  await tier.selectOption(gold);
  await marketer.getByRole('button', { name: 'See who gets it' }).click();
  await expect(marketer.getByRole('heading', { name: 'Who gets Gold' })).toBeVisible();
  await expectAccessible(marketer);
  await marketer.getByLabel('Remark').fill('Promised by letter');
  await marketer.getByRole('button', { name: /^Ask for Gold for/ }).click();
  await expect(marketer.getByText('Waits for approval')).toBeVisible();
  const address = new URL(marketer.url()).pathname;
  await expect(marketer.getByRole('button', { name: /^Give Gold to/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await expectAccessible(marketer);

  const admin = await (await browser.newContext()).newPage();
  await enter(admin.context(), 'admin');
  await admin.goto(address);
  await admin.getByRole('button', { name: /^Give Gold to/ }).click();
  await expect(admin.getByText('Given', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(admin.getByRole('table').getByText('Gold').first()).toBeVisible();
  await expectAccessible(admin);

  await admin.getByRole('button', { name: 'Take back' }).click();
  await expectAccessible(admin);
  await admin.getByRole('button', { name: 'Take it back now' }).click();
  await expect(admin.getByText('Taken back', { exact: true })).toBeVisible({ timeout: 60_000 });
  await admin.goto('/tiers/grants');
  await expect(admin.getByRole('table').getByText('Taken back').first()).toBeVisible();
  await expectAccessible(admin);
  await admin.context().close();
  await marketer.context().close();
});
