import { readdirSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { LOCALES } from '@/lib/domain/access/preferences';
import { ROUTES } from '@/lib/domain/access/routes';
import { asReader } from './support/as-reader';
import { expectAccessible } from './support/expect-accessible';

const THEMES = ['light', 'dark'] as const;
const WIDTHS = [390, 1440] as const;
const LIMIT_MS = 240_000;
const AREAS = readdirSync('messages/en').map((name) => name.replace('.json', ''));
/** How a message that is missing would look: `members.list.title`. Names of files look alike, but name no area. */
const BARE_KEY = new RegExp(`\\b(${AREAS.join('|')})(\\.[A-Za-z]+){2,}\\b`);

const addresses = ROUTES.filter(
  ({ kind, path }) => kind === 'page' && !path.includes('[') && path !== '/setup',
)
  .map(({ path }) => path)
  .filter((path) => path !== '/sign-in');

async function firstMember(page: Page): Promise<string> {
  await page.goto('/members');
  const href = await page.locator('main table a[href^="/members/"]').first().getAttribute('href');
  return href ?? '';
}

async function cardOf(page: Page, member: string): Promise<string> {
  await page.goto(member);
  const href = await page.locator('main a[href^="/cards/"]').first().getAttribute('href');
  return href ?? '';
}

for (const locale of LOCALES) {
  for (const theme of THEMES) {
    for (const width of WIDTHS) {
      test(`every page in ${locale}, ${theme}, ${width} px: axe finds nothing, nothing scrolls sideways`, async ({
        browser,
      }) => {
        test.setTimeout(LIMIT_MS);
        const context = await asReader(browser, { role: 'admin', locale, theme, width });
        const page = await context.newPage();
        const broken: string[] = [];
        page.on('pageerror', (error) => broken.push(`${page.url()}: ${error.message}`));
        const member = await firstMember(page);
        const card = await cardOf(page, member);
        for (const address of [...addresses, member, card]) {
          await page.goto(address);
          await expect(page.getByRole('heading', { level: 1 }), address).toBeVisible();
          await expect(page.locator('html')).toHaveAttribute('lang', locale);
          await expect(page.locator('html')).toHaveClass(
            theme === 'dark' ? /\bdark\b/ : /^(?!.*\bdark\b)/,
          );
          const spare = await page.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth,
          );
          expect(spare, `${address} is wider than the screen`).toBeLessThanOrEqual(0);
          expect(await page.locator('body').innerText(), address).not.toMatch(BARE_KEY);
          await expectAccessible(page);
        }
        expect(broken).toEqual([]);
        await context.close();
      });
    }
  }
}
