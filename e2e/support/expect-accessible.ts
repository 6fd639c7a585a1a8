import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Of what is in order only the count is told: writing down each node of it takes most of a look's time. */
const ONLY_FINDINGS = { resultTypes: ['violations' as const] };
/** What a page is given that has axe from an earlier look. */
const NOTHING_TO_ADD = 'void 0';

/** Longest that something on its way is waited for. */
const SETTLED_WITHIN_MS = 2000;

/** Waits until colours and places have stopped changing: half-way through, a button that comes to life has too little contrast. */
const settled = (page: Page): Promise<unknown> =>
  page.evaluate((limitMs) => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
      .map(({ finished }) => finished);
    const limit = new Promise((resolve) => setTimeout(resolve, limitMs));
    return Promise.race([Promise.allSettled(ending), limit]).then(() => null);
  }, SETTLED_WITHIN_MS);

/**
 * Expects axe to find nothing on the page as it stands now; its title may come a moment after what it shows. axe
 * works in the page itself (its "legacy" way): the other one opens a second page for each look, and finds the same where all frames
 * are of one origin.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/./);
  await settled(page);
  // A frame that came meanwhile has none.
  const isThere = page.frames().length === 1 && (await page.evaluate(() => 'axe' in window));
  const look = () =>
    new AxeBuilder({ page, ...(isThere ? { axeSource: NOTHING_TO_ADD } : {}) })
      .options(ONLY_FINDINGS)
      .withTags(TAGS)
      .setLegacyMode()
      .analyze();
  let { violations } = await look();
  // While a page is read again, its title is away for a moment.
  if (violations.some(({ id }) => id === 'document-title')) {
    await expect(page).toHaveTitle(/./);
    ({ violations } = await look());
  }
  const told = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join('\n  ')}`,
  );
  expect(told, `axe on ${page.url()}`).toEqual([]);
}
