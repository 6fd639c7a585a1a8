import { expect, type Page } from '@playwright/test';
import { DEMO_PASSWORD, DEMO_USERS } from '@/lib/domain/access/demo-users';
import type { Role } from '@/lib/domain/access/permissions';

/** Signs in as the demo user of the role and waits for the page that the role starts on. */
export async function signIn(page: Page, role: Role): Promise<void> {
  const user = DEMO_USERS.find((one) => one.role === role);
  await page.goto('/sign-in');
  await page.getByLabel('E-mail', { exact: true }).fill(user?.email ?? '');
  await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
}
