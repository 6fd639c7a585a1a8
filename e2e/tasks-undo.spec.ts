import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/expect-accessible';
import { makeOwnMember } from './support/own-member';
import { enter } from './support/sign-in';

test('a block is undone from its own page by a task of its own, each tells of the other', async ({
  page,
}) => {
  await enter(page.context(), 'support');
  const { memberId, ending } = await makeOwnMember(page);
  await page.goto(`/members/${memberId}`);
  await page.getByRole('button', { name: `Block card •• ${ending}` }).click();
  await expect(page).toHaveURL(/\/tasks\/\d+$/);
  const address = page.url();
  await page.getByRole('radio', { name: /^Lost/ }).check();
  await page.getByRole('button', { name: `Block card ${ending} now` }).click();
  await expect(page).toHaveURL(/\/cards\/\d+$/);
  await page.goto(address);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Undo what was done' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Unblock card' })).toBeVisible();
  await expect(page.getByText(/undoes TSK-\d+/)).toBeVisible();
  await page.getByRole('radio', { name: /^Document/ }).check();
  await page.getByRole('button', { name: `Unblock card ${ending} now` }).click();
  await expect(page).toHaveURL(/\/cards\/\d+$/);
  await page.goto(address);
  await expect(page.getByText(/^Undone by TSK-\d+\.$/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Undo/ })).toHaveCount(0);
});
