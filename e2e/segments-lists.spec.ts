import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/expect-accessible';
import { signIn } from './support/sign-in';

test('a list from a figure of a report, one member more by number and two from a file; asked for by a segment, it cannot be archived', async ({
  page,
}) => {
  await signIn(page, 'marketer');
  const name = `Lapsing guests ${Date.now()}`;
  await page.goto('/members?report=rfm&cell=r1f1');
  await page.getByRole('link', { name: 'Save as list' }).click();
  await expect(page.getByText(/^The list keeps the [\d,]+ members/)).toBeVisible();
  await page.getByLabel('Name').fill(name);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Make the list' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  const address = page.url();
  await page.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(`${name}, kept`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: `${name}, kept` })).toBeVisible();

  await page.getByLabel('Member number').fill('MBR-77');
  await page.getByRole('button', { name: 'Put into the list' }).first().click();
  await expect(page.getByText(/^Put into the list\.|^Nothing changed/)).toBeVisible();
  await page.getByLabel('File of members').setInputFiles({
    name: 'guests.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('\uFEFFmember\r\nMBR-77\r\nMBR-78\r\nMBR-79\r\nnobody at all\r\n'),
  });
  await page.getByRole('button', { name: 'Put the file into the list' }).click();
  await expect(page.getByText('1 line names nobody.')).toBeVisible();
  await page.getByText('Lines that name nobody').click();
  await expect(page.getByText('Line 5: nobody at all')).toBeVisible();
  await expectAccessible(page);
  const takeOut = page.getByRole('button', { name: /^Take out: MBR-\d+$/ }).first();
  const label = (await takeOut.getAttribute('aria-label')) ?? '';
  await takeOut.click();
  await expect(page.getByRole('button', { name: label })).toHaveCount(0);

  await page.getByRole('link', { name: 'History' }).click();
  await expect(page.getByRole('heading', { name: 'Size' })).toBeVisible();
  await page.getByRole('link', { name: 'Left', exact: true }).click();
  await expect(page.getByText('1 member left')).toBeVisible();
  await expect(page.getByRole('cell', { name: 'by hand' })).toBeVisible();
  await expectAccessible(page);

  await page.goto('/members');
  const ticks = page.getByRole('checkbox', { name: /^Tick MBR-/ });
  // Keys are heard once the page has woken up.
  await expect(async () => {
    await page.keyboard.press('j');
    await expect(page.locator('[data-row-link]').first()).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('x');
  await expect(ticks.first()).toBeChecked();
  await ticks.nth(1).check();
  await page.getByRole('button', { name: 'Put into a list …' }).click();
  const putting = page.getByRole('dialog', { name: 'Put 2 members into a list' });
  await expectAccessible(page);
  await putting.getByRole('button', { name: 'A list in use' }).click();
  await putting.getByLabel('Find a list').fill(name);
  await putting.getByRole('radio', { name: `${name}, kept` }).check();
  await expectAccessible(page);
  await putting.getByRole('button', { name: 'Put 2 members into the list' }).click();
  await expect(page.getByRole('status')).toContainText(/came into Lapsing guests/);
  await page.getByRole('status').getByRole('link').click();
  await expect(page).toHaveURL(address);

  await page.goto('/segments/new?template=blank');
  await page.getByLabel('Name').fill(`Within ${name}`);
  await page.getByRole('button', { name: 'Condition', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Segment/ }).click();
  await page.getByRole('dialog').getByRole('checkbox', { name }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page).toHaveURL(/\/segments\/\d+$/);

  await page.goto(`${address}/uses`);
  await expect(page.getByRole('link', { name: `Within ${name}` })).toBeVisible();
  await page.getByRole('button', { name: 'Archive' }).click();
  await expect(page.getByText(`It is used by Within ${name}`)).toBeVisible();
  await page.getByLabel('Purpose').fill('A letter before the season');
  await page.getByRole('button', { name: 'Ask for a file' }).click();
  const file = page.getByRole('link', { name: /: A letter before the season$/ });
  await expectAccessible(page);
  const [download] = await Promise.all([page.waitForEvent('download'), file.click()]);
  expect(download.suggestedFilename()).toMatch(/^segment-\d+\.csv$/);
});
