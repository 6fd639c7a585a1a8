import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
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

/** The demo numbers its members and cards from 1, so these are always there. */
const OF_ONE = [
  '/members/1',
  '/members/1/points',
  '/members/1/purchases',
  '/members/1/tasks',
  '/members/1/consents',
  '/members/1/messages',
  '/members/1/changes',
  '/members/1/edit',
  '/cards/1',
  '/cards/1/letter',
  '/cards/batches/1',
  '/settings/card-types/1',
  '/rules/1',
  '/rules/1/edit',
  '/rules/4/review',
];

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
        for (const address of [...addresses, ...OF_ONE]) {
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
