import { expect, type Page } from '@playwright/test';

/** Begins the task that invites a member to the household of another one, up to the question how they agree. */
export async function beginInvitation(
  page: Page,
  headPath: string,
  otherId: string,
): Promise<void> {
  await page.goto(headPath);
  await page.getByRole('button', { name: 'Invite somebody to the household' }).click();
  await page.getByText('Document', { exact: true }).click();
  await page.getByRole('button', { name: 'Next: Who' }).click();
  await page.getByLabel(/^Who is invited/).fill(`MBR-${otherId}`);
  await page.getByRole('button', { name: new RegExp(`MBR-${otherId}`) }).click();
  await expect(page.getByRole('button', { name: 'Choose another' })).toBeVisible();
  await page.getByRole('button', { name: 'Next: Consent' }).click();
}
