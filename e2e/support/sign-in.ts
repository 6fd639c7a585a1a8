import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { DEMO_PASSWORD, DEMO_USERS } from '@/lib/domain/access/demo-users';
import type { Role } from '@/lib/domain/access/permissions';
import { postCredentials } from './session-of';

function credentialsOf(role: Role): { readonly email: string; readonly password: string } {
  const user = DEMO_USERS.find((one) => one.role === role);
  return { email: user?.email ?? '', password: DEMO_PASSWORD };
}

/** Signs a browser in as the demo user of the role, by the request of the sign-in page and without any page. */
export async function enter(context: BrowserContext, role: Role): Promise<void> {
  const baseURL = test.info().project.use.baseURL ?? '';
  const answer = await postCredentials(context.request, baseURL, credentialsOf(role));
  expect(answer.status(), `sign-in of the ${role}`).toBe(200);
}

/** Signs in as the demo user of the role and opens the page that the role starts on. */
export async function signIn(page: Page, role: Role): Promise<void> {
  await enter(page.context(), role);
  await page.goto('/');
  await expect(page).not.toHaveURL(/\/(sign-in)?$/);
}

/** Signs in on the page of it, as people do. */
export async function signInByForm(page: Page, role: Role): Promise<void> {
  const { email, password } = credentialsOf(role);
  await page.goto('/sign-in');
  await page.getByLabel('E-mail', { exact: true }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
}
