import { expect, test } from '@playwright/test';
import { asReader } from './support/as-reader';
import { expectAccessible } from './support/expect-accessible';
import { makeOwnMember } from './support/own-member';
import { signIn } from './support/sign-in';

test('the statistics: a task that ended is counted, and each figure opens as many as it says', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  await signIn(page, 'support');
  await makeOwnMember(page);
  await page.goto('/tasks');
  await page.getByRole('link', { name: 'Statistics', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Task statistics' })).toBeVisible();
  await expectAccessible(page);
  const kinds = page.getByRole('table', { name: 'By kind' });
  const figure = kinds.getByRole('link', { name: /^Activate card: finished: \d+$/ });
  // Others end tasks meanwhile: then the figure is read again.
  await expect(async () => {
    await page.goto('/tasks/statistics');
    const count = await figure.innerText();
    await figure.click();
    await expect(page.getByText(new RegExp(`^${count} tasks?$`))).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 40_000 });
  await expectAccessible(page);
  const file = await page.request.get('/api/internal/tasks/statistics/csv?table=steps');
  expect(await file.text()).toMatch(/^kind,step,tasks,work_median_seconds,work_p90_seconds\n/);

  const reader = { locale: 'ru', theme: 'dark', width: 390, role: 'analyst' } as const;
  const context = await asReader(browser, reader);
  const analyst = await context.newPage();
  await analyst.goto('/tasks/statistics');
  await expect(analyst.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(analyst);
  expect(await analyst.locator('main').innerText()).not.toContain('Журавлёв');
  expect((await analyst.goto('/tasks'))?.status()).toBe(403);
  await analyst.setViewportSize({ width: 1440, height: 900 });
  await analyst.goto('/desk');
  await expect(analyst.getByText('вниз и вверх по спискам')).toBeVisible();
  await expect(analyst.getByText('взять следующую из очереди')).toHaveCount(0);
  await context.close();
});
