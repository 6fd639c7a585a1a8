import { readdirSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { LOCALES } from '@/lib/domain/access/preferences';
import { ROUTES } from '@/lib/domain/access/routes';
import { asReader, HEIGHT } from './support/as-reader';
import { expectAccessible } from './support/expect-accessible';

const THEMES = ['light', 'dark'] as const;
const WIDTHS = [390, 1440] as const;
const TURNS = 2;
/** Tests that a reading is split into: they run side by side, and each has its own time. */
const PARTS = [0, 1, 2];
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
  '/members/1/tier',
  '/members/1/rewards',
  '/members/1/referrals',
  '/cards/1',
  '/cards/1/letter',
  '/cards/batches/1',
  '/settings/card-types/1',
  '/rules/1',
  '/rules/1/edit',
  '/rules/4/review',
  '/tiers/10',
  '/tiers/10?open=measuring',
  '/tiers/10/versions',
  '/mechanics/12',
  '/mechanics/13',
  '/mechanics/13/versions',
  '/mechanics/14',
  '/mechanics/15/results',
  '/mechanics/16/members?why=1',
  '/mechanics/15/results/members?arm=treated',
  '/segments/1',
  '/segments/1/history',
  '/segments/1/uses',
  '/segments/new?template=reachable',
  '/outbox?state=dropped&within=day',
  '/templates?show=archived',
  '/segments/overlap?with=1,2,3',
  '/analytics/how/retention',
  '/analytics/how/uplift',
  '/analytics/rfm/models/1',
  '/analytics/rfm/movement?by=cells',
];

const ALL = [...addresses, ...OF_ONE];

/** What must hold of a page in each of the widths, as it stands now. */
async function expectInOrder(page: Page, address: string): Promise<void> {
  // A chart takes its new width a moment after the page.
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), {
      message: `${address} is wider than the screen`,
    })
    .toBeLessThanOrEqual(0);
  expect(await page.locator('body').innerText(), address).not.toMatch(BARE_KEY);
  await expectAccessible(page);
}

/**
 * Each page is read in both languages, in both themes and in both widths, in two readings: colours do not depend on the language, nor
 * lines of words on the theme. Pages take turns at which two, so that every pair is read by half of them.
 */
const READINGS = LOCALES.flatMap((locale, place) =>
  THEMES.flatMap((theme, other) =>
    PARTS.map((part) => ({ locale, theme, turn: (place + other) % TURNS, part })),
  ),
);

test.describe.configure({ mode: 'parallel' });

for (const { locale, theme, turn, part } of READINGS) {
  // Each page is opened in one width and made wider or narrower: in the other theme from the other side.
  const widths = (locale === 'ru') === (theme === 'dark') ? WIDTHS : [...WIDTHS].reverse();
  const read = ALL.filter((_, at) => at % TURNS === turn);
  test(`pages in ${locale}, ${theme}, ${widths.join(' and ')} px, ${part + 1} of ${PARTS.length}: axe finds nothing, nothing scrolls sideways`, async ({
    browser,
  }) => {
    test.setTimeout(LIMIT_MS);
    const context = await asReader(browser, { role: 'admin', locale, theme, width: widths[0] });
    const page = await context.newPage();
    const broken: string[] = [];
    page.on('pageerror', (error) => broken.push(`${page.url()}: ${error.message}`));
    for (const address of read.filter((_, at) => at % PARTS.length === part)) {
      await page.setViewportSize({ width: widths[0], height: HEIGHT });
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 }), address).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await expect(page.locator('html')).toHaveClass(
        theme === 'dark' ? /\bdark\b/ : /^(?!.*\bdark\b)/,
      );
      for (const width of widths) {
        await page.setViewportSize({ width, height: HEIGHT });
        await expectInOrder(page, address);
      }
    }
    expect(broken).toEqual([]);
    await context.close();
  });
}
