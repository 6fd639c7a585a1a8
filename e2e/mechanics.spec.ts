import { expect, type Page, test } from '@playwright/test';
import { CountedMouse } from './support/count-clicks';
import { expectAccessible } from './support/expect-accessible';
import { enter } from './support/sign-in';

const saved = (page: Page) => page.getByText('Draft saved', { exact: true });

test('a birthday mechanic is designed, simulated and sent in at most 9 clicks from home; another approves, launches and pauses it', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const marketer = await (await browser.newContext()).newPage();
  await enter(marketer.context(), 'marketer');
  await marketer.goto('/home');
  const mouse = new CountedMouse();
  const menu = marketer.getByRole('navigation');
  await mouse.click(menu.getByRole('link', { name: 'Mechanics', exact: true }));
  await mouse.click(marketer.getByRole('link', { name: 'New mechanic' }));
  await mouse.click(marketer.getByRole('button', { name: 'Begin with Birthday' }));
  await expect(marketer).toHaveURL(/\/mechanics\/\d+$/);
  const path = new URL(marketer.url()).pathname;

  const points = marketer.locator('#gives').getByRole('textbox').first();
  await mouse.click(points);
  await points.fill('4O0');
  await expect(marketer.getByText('Not saved: it has mistakes')).toBeVisible();
  await points.fill('400');
  await expect(saved(marketer)).toBeVisible();
  await expect(marketer.getByLabel('In one sentence')).toContainText('400 points for 14 days');
  await mouse.click(marketer.getByRole('button', { name: 'Simulate on history' }));
  await expect(marketer.getByText('Simulated as it is written')).toBeVisible();
  await expectAccessible(marketer);
  await mouse.click(marketer.getByRole('button', { name: 'Send for approval' }));
  const question = marketer.getByRole('dialog');
  await mouse.click(question.getByRole('button', { name: 'Send for approval' }));
  await expect(marketer.getByText('Version 1 waits for a decision')).toBeVisible();
  expect(mouse.clicks).toBeLessThanOrEqual(9);
  await expect(marketer.getByRole('button', { name: /^Approve: it holds/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await marketer.context().close();

  const admin = await (await browser.newContext()).newPage();
  await enter(admin.context(), 'admin');
  await admin.goto(path.replace('mechanics', 'rules'));
  await expect(admin).toHaveURL(new RegExp(`${path}$`));
  await admin.getByRole('button', { name: /^Approve: it holds/ }).click();
  await admin.getByRole('button', { name: 'Launch', exact: true }).click();
  await admin.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(admin.getByRole('button', { name: 'Resume', exact: true })).toBeVisible();
  const word = admin.getByLabel('A word to those who work on it');
  await word.fill('Why 400?');
  await admin.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(admin.getByRole('list', { name: 'What was said' })).toContainText('Why 400?');
  await expect(word).toHaveValue('');
  await expectAccessible(admin);
  await admin.goto(`${path}/versions`);
  await expect(admin.getByRole('heading', { name: 'Version 1' })).toBeVisible();
  await admin.context().close();
});

test('from home to a reactivation of a cell of the RFM grid that waits for approval: at most 6 clicks', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await enter(page.context(), 'marketer');
  await page.goto('/home');
  const mouse = new CountedMouse();
  await mouse.click(page.getByRole('navigation').getByRole('link', { name: 'RFM', exact: true }));
  await expect(page).toHaveURL(/\/analytics\/rfm/);
  await mouse.click(page.locator('a[data-heat-cell]').first());
  await mouse.click(page.getByRole('link', { name: 'Use in a mechanic' }));
  await mouse.click(page.getByRole('button', { name: /^Begin with Come back after so many days/ }));
  await expect(page).toHaveURL(/\/mechanics\/\d+$/);
  await mouse.click(page.getByRole('button', { name: 'Send for approval' }));
  await mouse.click(page.getByRole('dialog').getByRole('button', { name: 'Send for approval' }));
  await expect(page.getByText('Version 1 waits for a decision')).toBeVisible();
  expect(mouse.clicks).toBeLessThanOrEqual(6);
});

test('who may not write rules reads a mechanic', async ({ page }) => {
  await enter(page.context(), 'support');
  await page.goto('/mechanics');
  await expect(page.getByRole('heading', { level: 1, name: 'Mechanics' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'New mechanic' })).toHaveCount(0);
  await page.goto('/mechanics/12');
  await expect(page.getByRole('heading', { level: 1, name: 'Birthday' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Launch' })).toHaveCount(0);
});

test('who is held back from all mechanics is set by a share, and said on the list', async ({
  page,
}) => {
  await enter(page.context(), 'marketer');
  await page.goto('/mechanics');
  await page.getByRole('button', { name: 'Held back from all: 0%' }).click();
  await page.getByLabel('Share of members').selectOption('500');
  await page.getByRole('button', { name: 'Set the share' }).click();
  await expect(page.getByRole('button', { name: 'Held back from all: 5%' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Held back from all: 5%' }).click();
  await page.getByLabel('Share of members').selectOption('0');
  await page.getByRole('button', { name: 'Set the share' }).click();
  await expect(page.getByRole('button', { name: 'Held back from all: 0%' })).toBeVisible();
});
