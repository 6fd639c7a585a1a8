import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/expect-accessible';
import { postCredentials, sessionOf } from './support/session-of';
import { signIn, signInByForm } from './support/sign-in';

/** Two browsers, a dozen answers, two looks by axe. */
const JOURNEY_MS = 180_000;

/** A person of this run alone, made through the page by an administrator; signs nobody else out. */
async function addPerson(page: Page, role: string): Promise<{ email: string; password: string }> {
  const email = `e2e-${randomUUID().slice(0, 8)}@example.org`;
  await page.goto('/settings/users');
  await page.getByRole('button', { name: 'Add a person' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(`Person ${email}`);
  await dialog.getByLabel('E-mail').fill(email);
  await dialog.getByLabel('Role').selectOption(role);
  const password = await dialog.getByLabel('Temporary password').inputValue();
  await dialog.getByRole('button', { name: 'Create and show the password' }).click();
  await expect(dialog.getByRole('button', { name: 'Done' })).toBeVisible();
  await expect(dialog.getByLabel('Temporary password')).toHaveValue(password);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Done' }).click();
  return { email, password };
}

async function enter(page: Page, { email, password }: { email: string; password: string }) {
  await page.getByLabel('E-mail', { exact: true }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('a wrong password is refused in words, what was typed stays, and axe finds nothing', async ({
  page,
}) => {
  await page.goto('/sign-in');
  await enter(page, { email: 'nobody@example.org', password: 'not this one' });
  await expect(page.getByRole('alert').first()).toContainText(
    'The e-mail or the password is wrong',
  );
  await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue('nobody@example.org');
  expect(page.url()).not.toContain('nobody');
  await expectAccessible(page);
});

test('a demo account fills the form, signs in and comes back to the page asked for', async ({
  page,
}) => {
  await page.goto('/settings/users?page=1');
  await expect(page).toHaveURL('/sign-in?next=%2Fsettings%2Fusers%3Fpage%3D1');
  await expect(page.getByText('This is a demo programme')).toBeVisible();
  await page.getByRole('button', { name: /^Administrator/ }).click();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL('/settings/users?page=1');
});

for (const [role, home] of [
  ['marketer', '/home'],
  ['analyst', '/analytics'],
  ['support', '/desk'],
  ['admin', '/settings/health'],
] as const) {
  test(`${role} begins at ${home}`, async ({ page }) => {
    await signInByForm(page, role);
    await expect(page).toHaveURL(home);
    await expectAccessible(page);
  });
}

test('ten wrong passwords lock an account with 429 and the time to wait, known or not', async ({
  baseURL,
}) => {
  const client = await sessionOf(baseURL ?? '', null);
  const email = `locked-${randomUUID()}@example.org`;
  const attempt = () => postCredentials(client, baseURL ?? '', { email, password: 'wrong' });
  for (let times = 0; times < 10; times += 1) expect((await attempt()).status()).toBe(401);
  const locked = await attempt();
  expect(locked.status()).toBe(429);
  expect(Number(locked.headers()['retry-after'])).toBeGreaterThan(800);
  expect(await locked.json()).toMatchObject({ error: { code: 'too_many_attempts' } });
  await client.dispose();
});

test('a visitor reads the sign-in page in Russian and keeps the choice', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Русский' }).click();
  await expect(page.getByRole('heading', { name: 'Вход', exact: true })).toBeVisible();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  await expectAccessible(page);
});

test('a page without the right says which right is missing', async ({ page }) => {
  await signIn(page, 'support');
  const answer = await page.goto('/settings/users');
  expect(answer?.status()).toBe(403);
  await expect(page.getByText('users.manage')).toBeVisible();
  await expectAccessible(page);
});

test('a person is added, works, changes language, theme and password, and is disabled', async ({
  page,
  browser,
}) => {
  test.setTimeout(JOURNEY_MS);
  await signIn(page, 'admin');
  const person = await addPerson(page, 'analyst');

  const theirs = await (await browser.newContext()).newPage();
  await theirs.goto('/sign-in?next=/profile');
  await enter(theirs, person);
  await expect(theirs).toHaveURL('/profile');

  await theirs.getByLabel('Language').selectOption('ru');
  await theirs.getByLabel('Theme').selectOption('dark');
  await theirs.getByRole('button', { name: 'Save the profile' }).click();
  await expect(theirs.getByText('Профиль сохранён.')).toBeVisible();
  await expect(theirs.locator('html')).toHaveAttribute('lang', 'ru');
  await expect(theirs.locator('html')).toHaveClass(/\bdark\b/);
  await theirs.getByLabel('Язык').selectOption('en');
  await theirs.getByRole('button', { name: 'Сохранить профиль' }).click();
  await expect(theirs.getByText('The profile is saved.')).toBeVisible();

  await theirs.getByLabel('Present password').fill(person.password);
  await theirs.getByLabel('New password').fill('short');
  await theirs.getByRole('button', { name: 'Change the password' }).click();
  await expect(theirs.getByText('Use at least 12 characters.')).toBeVisible();
  await theirs.getByLabel('Present password').fill(person.password);
  await theirs.getByLabel('New password').fill('a phrase of several words');
  await theirs.getByRole('button', { name: 'Change the password' }).click();
  await expect(theirs.getByText('The password is changed.')).toBeVisible();

  await page.getByRole('button', { name: `Change Person ${person.email}` }).click();
  await expectAccessible(page);
  const disable = page.getByRole('button', { name: `Disable access of Person ${person.email}` });
  await disable.click();
  // The notice with Undo that follows is a dialog too: the one that closes is known by its button.
  await expect(disable).toBeHidden();
  await expect(page.getByRole('row', { name: person.email })).toContainText('Disabled');

  await theirs.goto('/members');
  await expect(theirs).toHaveURL('/sign-in?next=%2Fmembers');
  await theirs.context().close();
});

test('signing out ends the session and leads to sign-in', async ({ page }) => {
  await signIn(page, 'marketer');
  const cookies = await page.context().cookies();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/sign-in');
  await page.context().addCookies(cookies);
  await page.goto('/members');
  await expect(page).toHaveURL('/sign-in?next=%2Fmembers');
});

test('an API key is shown once, reads a report, is revoked at once and leaves a trace', async ({
  page,
  request,
}) => {
  await signIn(page, 'admin');
  const name = `Till ${randomUUID().slice(0, 8)}`;
  await page.goto('/settings/api-keys');
  await page.getByRole('button', { name: 'Make a key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('read reports').check();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Make and show the key' }).click();
  const key = await dialog.getByLabel('Key', { exact: true }).inputValue();
  await dialog.getByRole('button', { name: 'I have copied it' }).click();
  await expect(page.getByText(key)).toBeHidden();

  const headers = { authorization: `Bearer ${key}` };
  expect((await request.get('/api/v1/reports/rfm', { headers })).status()).toBe(200);
  await page.getByRole('button', { name: `Revoke ${name}` }).click();
  await page.getByRole('button', { name: 'Revoke the key now' }).click();
  await expect(page.getByRole('row', { name })).toContainText('Revoked');
  const refused = await request.get('/api/v1/reports/rfm', { headers });
  expect(refused.status()).toBe(401);
  expect(refused.headers()['content-type']).toContain('application/problem+json');

  await page.goto('/settings/audit?command=access.revokeApiKey');
  await expect(page.getByRole('cell', { name: 'API key revoked' }).first()).toBeVisible();
  await page.goto('/settings/audit?command=access.createApiKey');
  await expect(page.getByText(name)).toBeVisible();
  expect(await page.content()).not.toContain(key);
});

test('the set-up page without a live link creates nobody', async ({ page }) => {
  await page.goto('/setup');
  await expect(page.getByText('one-time link')).toBeVisible();
  await page.goto(`/setup?token=${'a'.repeat(43)}`);
  await expect(page.getByText('used already or has expired')).toBeVisible();
  await expectAccessible(page);
});

test('requests that no page of ours sends get a 4xx with a code, never a 500', async ({
  request,
  baseURL,
}) => {
  const own = { origin: baseURL ?? '' };
  const action = { ...own, 'next-action': '0'.repeat(42), 'content-type': 'text/plain' };
  const strange: [string, string, Record<string, string>, string?][] = [
    ['TRACE', '/', {}],
    ['PROPFIND', '/members', {}],
    ['DELETE', '/api/v1/reports/rfm', {}],
    ['POST', '/sign-in', {}],
    ['POST', '/sign-in', { origin: 'https://evil.example' }],
    ['POST', '/sign-in', own, 'a=b'],
    ['POST', '/sign-in', { ...action, 'next-action': 'x' }, '[]'],
    ['POST', '/sign-in', action, '['],
    ['POST', '/sign-in', action, '["$F1"]'],
    ['POST', '/sign-in', action, '['.repeat(10_000)],
    ['POST', '/sign-in', { ...own, 'content-type': 'multipart/form-data; boundary=x' }, 'x'],
    ['POST', '/api/auth/callback/credentials', own, 'email=a'],
    ['GET', '/api/auth/session', {}],
    ['GET', '/api/nowhere', {}],
  ];
  for (const [method, path, headers, data] of strange) {
    const options = data === undefined ? { method, headers } : { method, headers, data };
    const answer = await request.fetch(path, options);
    const told = `${method} ${path} ${data?.slice(0, 20) ?? ''}`;
    expect(answer.status(), told).toBeGreaterThanOrEqual(400);
    expect(answer.status(), told).toBeLessThan(500);
    expect(answer.headers()['content-type'], told).toContain('application/problem+json');
  }
});

test('every answer carries a policy with its own nonce, and scripts of the page have it', async ({
  request,
}) => {
  const nonces = new Set<string>();
  for (let times = 0; times < 2; times += 1) {
    const answer = await request.get('/sign-in');
    const policy = answer.headers()['content-security-policy'] ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
    expect(policy).toContain("frame-ancestors 'none'");
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(2);
});
