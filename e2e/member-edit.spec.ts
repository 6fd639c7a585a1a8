import { expect, type Page, test } from '@playwright/test';
import { asReader } from './support/as-reader';
import { expectAccessible } from './support/expect-accessible';
import { enter } from './support/sign-in';

/** Seven digits that no other test of this run or an earlier one typed. */
let last = Date.now() % 10_000_000;
function freshDigits(): string {
  last = (last + 1) % 10_000_000;
  return String(last).padStart(7, '0');
}

const field = (page: Page, label: string) => page.getByLabel(new RegExp(`^${label}`));

/** Makes a member by the form; the address of their page. */
async function makeMember(page: Page, lastName: string, digits: string): Promise<string> {
  await page.goto('/members/new');
  await field(page, 'Last name').fill(lastName);
  await field(page, 'Phone').fill(`8917${digits}`);
  await page.getByRole('button', { name: 'Create member' }).click();
  await expect(page).toHaveURL(/\/members\/\d+$/);
  return new URL(page.url()).pathname;
}

test('support makes a member of a messy name, phone and e-mail, told what is put right', async ({
  page,
}) => {
  const digits = freshDigits();
  await enter(page.context(), 'support');
  await page.goto('/members');
  await page.getByRole('link', { name: 'New member' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'New member' })).toBeVisible();
  await expectAccessible(page);

  await field(page, 'Last name').fill('  САФИУЛЛИН ');
  await expect(page.getByText('Kept as “Сафиуллин”')).toBeVisible();
  await field(page, 'First name').fill('ильд\u0061р');
  await expect(page.getByText(/Kept as “Ильдар”: letters of another alphabet/)).toBeVisible();
  await field(page, 'Phone').fill(`8 (917) ${digits.slice(0, 3)} ${digits.slice(3)}`);
  await expect(field(page, 'Last name')).toHaveValue('Сафиуллин');
  await expect(field(page, 'First name')).toHaveValue('Ильдар');
  await field(page, 'E-mail').fill(`Ildar.${digits}@gmial.com`);
  const shown = `+7 917 ${digits.slice(0, 3)}-${digits.slice(3, 5)}-${digits.slice(5)}`;
  await expect(field(page, 'Phone')).toHaveValue(shown);
  await field(page, 'Date of birth').fill('1900-01-01');
  await expect(page.getByText(/it is kept as not known/)).toBeVisible();
  await expect(field(page, 'E-mail')).toHaveValue(`ildar.${digits}@gmial.com`);
  await expectAccessible(page);
  await page.getByRole('button', { name: `Use ildar.${digits}@gmail.com` }).click();
  await field(page, 'Date of birth').fill('1985-03-05');
  await page.getByRole('button', { name: 'Create member' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Ильдар Сафиуллин' })).toBeVisible();
  await expect(page.getByText(/MBR-\d+ is created/)).toBeVisible();
  await expect(page.getByText('i•••••@gmail.com')).toBeVisible();
});

test('what cannot be kept is not sent: the field is named and has the focus', async ({ page }) => {
  await enter(page.context(), 'support');
  await page.goto('/members/new');
  await field(page, 'Last name').fill('Орлова');
  await field(page, 'Phone').fill('123');
  await field(page, 'E-mail').fill('nobody@');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('2 fields need attention.')).toBeVisible();
  await expect(field(page, 'Phone')).toBeFocused();
  await expect(page.getByText(/This is no phone number/)).toBeVisible();
  await expectAccessible(page);
  expect(new URL(page.url()).pathname).toBe('/members/new');
});

test('CARD-01 a phone that a member has is seen while typing and refused; keeping it on edit is fine', async ({
  page,
}) => {
  const digits = freshDigits();
  await enter(page.context(), 'support');
  const address = await makeMember(page, 'Гайнутдинова', digits);
  const code = `MBR-${address.split('/').at(-1)}`;

  await page.goto('/members/new');
  await field(page, 'Last name').fill('Другая');
  await field(page, 'Phone').fill(`+7917${digits}`);
  const like = page.getByRole('complementary', { name: 'Similar members' });
  await expect(like.getByRole('link', { name: 'Гайнутдинова' })).toHaveAttribute('href', address);
  await expect(like.getByText('same phone')).toBeVisible();
  await page.getByRole('button', { name: 'Create member' }).click();
  await expect(page.getByRole('link', { name: `Open ${code} in a new tab` })).toBeVisible();
  await expect(field(page, 'Phone')).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);

  await page.goto(address);
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  const masked = `+7 917 •••-••-${digits.slice(5)}`;
  await expect(page.getByText(masked)).toBeVisible();
  expect(await page.content()).not.toContain(digits);
  await field(page, 'City').fill('Казань');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText(`${code} is saved`)).toBeVisible();
  await expect(page.getByText(masked)).toBeVisible();
});

test('two edit one member: the second sees both versions, chooses by field, and nothing is lost', async ({
  browser,
  page,
}) => {
  await enter(page.context(), 'support');
  const address = await makeMember(page, 'Соколова', freshDigits());
  const context = await asReader(browser, {
    role: 'admin',
    locale: 'en',
    theme: 'dark',
    width: 390,
  });
  const second = await context.newPage();
  await page.goto(`${address}/edit`);
  await second.goto(`${address}/edit`);

  await field(page, 'City').fill('Казань');
  await field(page, 'Postal code').fill('420111');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText(/is saved/)).toBeVisible();

  await field(second, 'City').fill('Уфа');
  await field(second, 'Street').fill('Ленина 1');
  await second.getByRole('button', { name: 'Save changes' }).click();
  await expect(second.getByRole('heading', { name: /Somebody saved this member/ })).toBeFocused();
  await expect(second.getByRole('group', { name: /^City/ })).toContainText(
    'both of you changed it',
  );
  await expect(second.getByRole('radio', { name: 'Saved meanwhile 420111' })).toBeChecked();
  await expect(second.getByRole('radio', { name: 'Yours Ленина 1' })).toBeChecked();
  await expect(second.getByRole('button', { name: 'Save these choices' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await expectAccessible(second);
  await second.getByRole('radio', { name: 'Yours Уфа' }).check();
  await second.getByRole('button', { name: 'Save these choices' }).click();
  await expect(second).toHaveURL(new RegExp(`${address}$`));

  await page.goto(`${address}/edit`);
  await expect(field(page, 'City')).toHaveValue('Уфа');
  await expect(field(page, 'Postal code')).toHaveValue('420111');
  await expect(field(page, 'Street')).toHaveValue('Ленина 1');
  await context.close();
});

test('a known birthday changes only with evidence; an analyst is offered no form at all', async ({
  browser,
  page,
}) => {
  await enter(page.context(), 'support');
  const address = await makeMember(page, 'Хабибуллин', freshDigits());
  await page.goto(`${address}/edit`);
  await field(page, 'Date of birth').fill('1988-02-28');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText(/is saved/)).toBeVisible();
  await page.goto(`${address}/edit`);
  await field(page, 'Date of birth').fill('1988-02-29');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('This value cannot be kept. Check it.')).toBeVisible();
  await page.getByLabel('Evidence of the birthday').selectOption({ label: 'Passport' });
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText(/birthday 29 Feb/)).toBeVisible();

  const context = await asReader(browser, {
    role: 'analyst',
    locale: 'en',
    theme: 'light',
    width: 1440,
  });
  const other = await context.newPage();
  await other.goto(address);
  await expect(other.getByRole('heading', { level: 1, name: 'Хабибуллин' })).toBeVisible();
  await expect(other.getByRole('link', { name: 'Edit', exact: true })).toHaveCount(0);
  expect((await other.goto(`${address}/edit`))?.status()).toBe(403);
  expect((await other.goto('/members/new'))?.status()).toBe(403);
  await context.close();
});
