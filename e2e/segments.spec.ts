import { expect, type Page, test } from '@playwright/test';
import { asReader } from './support/as-reader';
import { CountedMouse } from './support/count-clicks';
import { expectAccessible } from './support/expect-accessible';
import { signIn } from './support/sign-in';

const panel = (page: Page) => page.getByRole('complementary', { name: 'In the segment now' });
const exact = (page: Page) => expect(panel(page).getByText('Exact', { exact: true })).toBeVisible();
/** The number that is shown. */
const shown = async (page: Page): Promise<number> =>
  Number((await panel(page).locator('strong').first().innerText()).replaceAll(/\D/g, ''));

test('a segment of three conditions with its count in 10 clicks, saved, read back in words', async ({
  page,
}) => {
  await signIn(page, 'marketer');
  await page.goto('/home');
  const mouse = new CountedMouse();
  await mouse.click(page.getByRole('link', { name: 'Segments' }));
  await mouse.click(page.getByRole('link', { name: 'New segment' }));
  // A template is a condition already.
  await mouse.click(page.getByRole('link', { name: 'One-time buyers' }));
  await page.getByLabel('Name').fill(`Quiet silver ${Date.now()}`);
  await mouse.click(page.getByRole('button', { name: 'Condition', exact: true }));
  await mouse.click(page.getByRole('menuitem', { name: /^Birthday/ }));
  await page.getByRole('dialog').getByLabel('days').fill('60');
  await page.keyboard.press('Enter');
  await mouse.click(page.getByRole('button', { name: 'Exclusion', exact: true }));
  await mouse.click(page.getByRole('menuitem', { name: /^Last purchase/ }));
  // The picker offers the last 30 days.
  await mouse.click(page.getByRole('dialog').getByRole('button', { name: 'Apply' }));
  await exact(page);
  expect(mouse.clicks).toBeLessThanOrEqual(10);
  await expect(panel(page)).toContainText(
    'bought exactly once and has a birthday today or within 60 days',
  );
  await expect(panel(page)).toContainText('Left out: last bought in the last 30 days');
  // The other language says the same.
  await expect(panel(page).locator('[lang="ru"]')).toHaveText(/^Действующие участники: .+ Кроме: /);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page).toHaveURL(/\/segments\/\d+$/);
  await exact(page);
  await expect(page.getByText('version 1')).toBeVisible();
});

test('what was written and not saved comes back, and becomes a new segment when the old one was archived meanwhile', async ({
  page,
}) => {
  await signIn(page, 'marketer');
  const name = `Put away ${Date.now()}`;
  await page.goto('/segments/new?template=oneTime');
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  const address = page.url();
  await page.getByLabel('Name').fill(`${name}, more`);
  await page.getByRole('link', { name: 'History' }).click();
  await expect(page).toHaveURL(/\/history$/);
  await page.getByRole('link', { name: 'Who is in' }).click();
  await expect(page.getByText('Restored what you had not saved')).toBeVisible();
  await expect(page.getByLabel('Name')).toHaveValue(`${name}, more`);
  await expectAccessible(page);

  const elsewhere = await page.context().newPage();
  await elsewhere.goto(`${address}/history`);
  await elsewhere.getByRole('button', { name: 'Archive' }).click();
  await expect(elsewhere.getByRole('button', { name: 'Take back into use' })).toBeVisible();
  await elsewhere.close();
  await page.getByRole('button', { name: 'Save as version 2' }).click();
  const anew = page.getByRole('button', { name: 'Save as a new segment' });
  await expect(anew).toBeVisible();
  await expect(page.getByLabel('Name')).toHaveValue(`${name}, more`);
  await expectAccessible(page);
  await anew.click();
  await expect(page.getByRole('heading', { level: 1, name: `${name}, more` })).toBeVisible();
  expect(page.url()).not.toBe(address);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
});

test('an exclusion takes away, turning a condition round gives the others, and both make all', async ({
  page,
}) => {
  await signIn(page, 'marketer');
  await page.goto('/segments/1');
  await exact(page);
  const vip = await shown(page);
  expect(vip).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'More for this condition' }).click();
  await page.getByRole('menuitem', { name: 'Turn round: everybody else' }).click();
  await expect(panel(page).getByText('Against version 1')).toBeVisible();
  await exact(page);
  // Read with this count: others join while the test runs.
  const inForce = await page.getByText(/^Members in force, /).innerText();
  expect((await shown(page)) + vip).toBe(Number(inForce.replaceAll(/\D/g, '')));
  // Whoever was in would leave: the figure opens them, ten a page.
  const told = vip.toLocaleString('en');
  await panel(page)
    .getByRole('button', { name: new RegExp(`^${told} leaves?$`) })
    .click();
  const leaving = page.getByRole('dialog', { name: 'Who would leave' });
  await expect(leaving.getByText(`1–${Math.min(10, vip)} of ${told}`)).toBeVisible();
  await expect(leaving.getByRole('link')).toHaveCount(Math.min(10, vip));
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await exact(page);
  expect(await shown(page)).toBe(vip);
  // Ten of them, each of whom is in by the same conditions.
  const sample = page.getByRole('table', { name: 'Ten of them' }).getByRole('link');
  await expect(sample).toHaveCount(10);
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  const code = (await sample.first().getAttribute('href'))?.split('/').at(-1) ?? '';
  const why = page.getByRole('region', { name: 'Why is a member in, or not?' });
  await why.getByLabel('Number of the member').fill(`MBR-${code}`);
  await expect(why.getByText('In the segment', { exact: true })).toBeVisible();
  await expectAccessible(page);
  // The figure opens exactly its members.
  await panel(page).getByRole('link', { name: 'Open these members' }).click();
  await expect(page.getByText('Segment “VIP”')).toBeVisible();
  await expect(
    page.getByText(new RegExp(`^${vip.toLocaleString('en')} members? match(es)?$`)),
  ).toBeVisible();
});

test('of two who save one segment the second sees it and chooses', async ({ browser }) => {
  test.setTimeout(90_000);
  const [first, second] = await Promise.all(
    (['marketer', 'admin'] as const).map(async (role) => {
      const page = await (await browser.newContext()).newPage();
      await signIn(page, role);
      await page.goto('/segments/2');
      return page;
    }),
  );
  if (first === undefined || second === undefined) throw new Error('two are needed');
  await first.getByLabel('Name').fill(`Новички ${Date.now()}`);
  await first.getByRole('button', { name: /^Save as version/ }).click();
  await expect(first.getByText('Saved', { exact: true })).toBeVisible();
  const mine = `Newcomers ${Date.now()}`;
  await second.getByLabel('Name').fill(mine);
  await second.getByRole('button', { name: /^Save as version/ }).click();
  await expect(second.getByText('Somebody saved this segment meanwhile')).toBeVisible();
  await expect(second.getByLabel('Name')).toHaveValue(mine);
  await second.getByRole('button', { name: 'Save mine over it' }).click();
  await expect(second.getByRole('heading', { level: 1, name: mine })).toBeVisible();
  await first.context().close();
  await second.context().close();
});

test('an analyst reads and tries segments, and saves none', async ({ browser }) => {
  const context = await asReader(browser, {
    role: 'analyst',
    locale: 'en',
    theme: 'dark',
    width: 390,
  });
  const page = await context.newPage();
  await page.goto('/segments/1');
  await exact(page);
  await expect(page.getByRole('button', { name: /^Save/ })).toHaveCount(0);
  await expectAccessible(page);
  await page.goto('/segments/new');
  await expect(page.getByText('segments.edit')).toBeVisible();
  await context.close();
});

test('an address that nobody wrote shows the list', async ({ page }) => {
  await signIn(page, 'analyst');
  for (const asked of ['after=-1', 'after=1.5', 'after=1e99', `q=${'x'.repeat(300)}`, 'q=%00']) {
    await page.goto(`/segments?${asked}`);
    await expect(page.getByRole('heading', { level: 1, name: 'Segments' })).toBeVisible();
  }
});

for (const { from, cell, says } of [
  { from: '/analytics/rfm', cell: 'r5f5', says: 'scores' },
  { from: '/analytics/retention', cell: '.1', says: 'first bought' },
]) {
  test(`a cell of ${from} is a segment in 3 clicks`, async ({ page }) => {
    await signIn(page, 'marketer');
    await page.goto(from);
    const mouse = new CountedMouse();
    await mouse.click(page.locator(`main a[href*="cell="][href*="${cell}"]`).first());
    await mouse.click(page.getByRole('link', { name: 'Make a segment' }));
    await exact(page);
    await expect(panel(page)).toContainText(says);
    expect(await shown(page)).toBeGreaterThan(0);
    await mouse.click(page.getByRole('button', { name: 'Save', exact: true }));
    await expect(page).toHaveURL(/\/segments\/\d+$/);
    expect(mouse.clicks).toBeLessThanOrEqual(3);
    await expectAccessible(page);
  });
}
