import { expect, type Page, test } from '@playwright/test';
import { LOCALES } from '@/lib/domain/access/preferences';
import { asReader } from './support/as-reader';
import { CountedMouse } from './support/count-clicks';
import { expectAccessible } from './support/expect-accessible';
import { makeOwnMember, type OwnMember } from './support/own-member';
import { enter, signIn } from './support/sign-in';
import { untilListening } from './support/until-listening';

/** Types the phone into the desk's box and waits for the member to come up. */
async function lookUp(page: Page, { phone, memberId }: OwnMember) {
  await page.goto('/desk');
  await page.getByRole('combobox').fill(phone);
  const hit = page
    .getByRole('option')
    .filter({ hasText: `MBR-${memberId}` })
    .first();
  await expect(hit).toBeVisible();
  return hit;
}

const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

/** Begins the replacement of the member's card from their page. */
async function beginReplacement(page: Page, { memberId, ending }: OwnMember): Promise<void> {
  await page.goto(`/members/${memberId}`);
  await page.getByRole('button', { name: `Replace card •• ${ending}` }).click();
  await expect(title(page, 'Replace card')).toBeVisible();
}

test('a lost card is blocked in 4 clicks from the desk, then replaced in 8', async ({ page }) => {
  test.setTimeout(120_000);
  await enter(page.context(), 'support');
  const member = await makeOwnMember(page);
  const { ending } = member;

  const blocking = new CountedMouse();
  await blocking.click(await lookUp(page, member));
  await blocking.click(page.getByRole('button', { name: `Block card •• ${ending}` }));
  await blocking.click(page.getByText('Lost', { exact: true }));
  await blocking.click(page.getByRole('button', { name: `Block card ${ending} now` }));
  await expect(page).toHaveURL(/\/cards\/\d+$/);
  await expect(page.getByText('Blocked: lost').first()).toBeVisible();
  expect(blocking.clicks).toBeLessThanOrEqual(4);

  const replacing = new CountedMouse();
  await replacing.click(await lookUp(page, member));
  await replacing.click(page.getByRole('button', { name: `Replace card •• ${ending}` }));
  await replacing.click(page.getByText('Document', { exact: true }));
  await replacing.click(page.getByRole('button', { name: 'Next: New card' }));
  await replacing.click(page.getByText('Virtual card', { exact: true }));
  await replacing.click(page.getByRole('button', { name: 'Next: Check' }));
  await replacing.click(
    page.getByRole('button', { name: /^Replace \d{4} with a virtual card now$/ }),
  );
  await expect(page).toHaveURL(/\/cards\/\d+$/);
  await expect(page.getByText('Active', { exact: true }).first()).toBeVisible();
  expect(replacing.clicks).toBeLessThanOrEqual(8);
});

test('the same without a mouse: a card is blocked by keys alone', async ({ page }) => {
  await enter(page.context(), 'support');
  const member = await makeOwnMember(page);
  await page.goto(`/members/${member.memberId}`);
  const block = page.getByRole('button', { name: `Block card •• ${member.ending}` });
  await untilListening(block);
  await block.focus();
  await page.keyboard.press('Enter');
  await expect(title(page, 'Block card')).toBeVisible();
  const reason = page.getByRole('radio').first();
  await untilListening(reason);
  await reason.focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('radio', { name: /^Lost/ })).toBeChecked();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /^Stolen/ })).toBeChecked();
  await page.getByRole('button', { name: `Block card ${member.ending} now` }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Blocked: stolen').first()).toBeVisible();
});

test('a paused task keeps what was typed and goes on by 1 click from the desk', async ({
  page,
}) => {
  await enter(page.context(), 'support');
  const member = await makeOwnMember(page);
  await beginReplacement(page, member);
  const code = /\d+$/.exec(page.url())?.[0] ?? '';
  await page.getByRole('radio', { name: /^Code word/ }).check();
  await page.getByRole('button', { name: 'Next: New card' }).click();
  await page.getByRole('radio', { name: /^Plastic card/ }).check();
  await page.getByLabel('Number of the new card').fill('97712');
  await page.getByRole('button', { name: /^Pause/ }).click();
  await page.getByText('Waiting for a document').click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Pause and save' }).click();
  await expect(page).not.toHaveURL(/\/tasks\/\d+$/);

  await page.goto('/desk');
  const ticket = page.getByRole('listitem').filter({ hasText: `TSK-${code}` });
  await expect(ticket).toContainText('Waiting for a document');
  await expectAccessible(page);
  await ticket.getByRole('button', { name: /^Continue/ }).click();
  await expect(title(page, 'Replace card')).toBeVisible();
  await expect(page.getByLabel('Number of the new card')).toHaveValue(/^9771 ?2$/);
});

test('what is wrong is named, keeps the task where it is and has the focus', async ({ page }) => {
  await enter(page.context(), 'support');
  const member = await makeOwnMember(page);
  await beginReplacement(page, member);
  await page.getByRole('button', { name: 'Next: New card' }).click();
  await expect(page.getByText('Choose how they showed who they are.').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('radio', { name: /^Document/ }).check();
  await page.getByRole('button', { name: 'Next: New card' }).click();
  await page.getByRole('radio', { name: /^Plastic card/ }).check();
  await page.getByLabel('Number of the new card').fill('4012345678902');
  await page.getByRole('button', { name: 'Next: Check' }).click();
  await expect(
    page.getByText(/check digit does not fit: read the number again/).first(),
  ).toBeVisible();
  await expect(page.getByLabel('Number of the new card')).toBeFocused();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('radio', { name: /^Document/ })).toBeChecked();
});

test('a card number that somebody has is told while it is typed, and Next stays (CARD-01)', async ({
  page,
}) => {
  await enter(page.context(), 'support');
  const member = await makeOwnMember(page);
  await page.goto('/cards/1');
  const taken = await page.getByRole('heading', { level: 1 }).innerText();
  await beginReplacement(page, member);
  await page.getByRole('radio', { name: /^Document/ }).check();
  await page.getByRole('button', { name: 'Next: New card' }).click();
  await page.getByRole('radio', { name: /^Plastic card/ }).check();
  await page.getByLabel('Number of the new card').fill(taken);
  await page.getByRole('button', { name: 'Next: Check' }).click();
  const problem = page.getByText('This number belongs to another card. Take another one.');
  await expect(problem.first()).toBeVisible();
  await expect(page.getByLabel('Number of the new card')).toBeFocused();
  await expectAccessible(page);
  // Typed alone it is told as well, without going on.
  await page.getByLabel('Number of the new card').fill('9421023610112');
  await expect(problem).toHaveCount(0);
  await page.getByLabel('Number of the new card').fill(taken);
  await expect(problem.first()).toBeVisible();
  await page.getByLabel('Number of the new card').fill('9421023610112');
  await page.getByRole('button', { name: 'Next: Check' }).click();
  await expect(page.getByRole('heading', { name: 'Is everything right?' })).toBeVisible();
});

test('a browser that is killed loses at most the last second, and a colleague goes on', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const reader = { locale: 'en', theme: 'light', width: 1440 } as const;
  const first = await asReader(browser, { ...reader, role: 'support' });
  const page = await first.newPage();
  const member = await makeOwnMember(page);
  await beginReplacement(page, member);
  await page.getByRole('radio', { name: /^Last purchases/ }).check();
  await expect(page.getByText(/^Saved/).first()).toBeVisible();
  const address = page.url();

  const second = await asReader(browser, { ...reader, role: 'admin' });
  const other = await second.newPage();
  await other.goto(address);
  await other.getByRole('button', { name: /^(Take over from|Continue)/ }).click();
  await expect(other.getByRole('radio', { name: /^Last purchases/ })).toBeChecked();
  await other.getByRole('radio', { name: /^Document/ }).check();

  // The first page learns that it cannot save any more, and shows what it had.
  await page.getByRole('radio', { name: /^Code by phone/ }).check();
  await expect(page.getByText('What you typed last was not saved')).toBeVisible();
  await expect(page.getByText(/is working on it now$/)).toBeVisible();
  await expectAccessible(page);
  await first.close();
  await other.getByRole('button', { name: 'Next: New card' }).click();
  await expect(other.getByRole('heading', { name: 'Which card do they get?' })).toBeVisible();
  await second.close();
});

test('of two tabs of one person the reader chooses, and a double click chooses once', async ({
  page,
  context,
}) => {
  await enter(page.context(), 'support');
  const member = await makeOwnMember(page);
  await beginReplacement(page, member);
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByRole('radio', { name: /^Code word/ }).check();
  await expect(other.getByText(/^Saved \d+ s ago/).first()).toBeVisible();
  await page.getByRole('radio', { name: /^Last purchases/ }).check();
  await expect(page.getByText('Somebody saved this task since you last did')).toBeVisible();
  await page.getByRole('button', { name: 'Keep what I typed' }).dblclick();
  await expect(page.getByText('Somebody saved this task since you last did')).toHaveCount(0);
  await expect(page.getByText(/^Saved \d+ s ago/).first()).toBeVisible();
  await expect(page.getByRole('radio', { name: /^Last purchases/ })).toBeChecked();
});

test('leaving the page pauses the task, and it says so', async ({ page }) => {
  await enter(page.context(), 'support');
  const member = await makeOwnMember(page);
  await beginReplacement(page, member);
  const address = page.url();
  await page.getByRole('radio', { name: /^Document/ }).check();
  await page.goto('/desk');
  await expect(async () => {
    await page.goto(address);
    await expect(page.getByText(/You left the page on/)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('radio', { name: /^Document/ })).toBeChecked();
});

test('out of a block for fraud leads only a second person (I12)', async ({ browser }) => {
  test.setTimeout(120_000);
  const reader = { locale: 'en', theme: 'light', width: 1440 } as const;
  const agent = await asReader(browser, { ...reader, role: 'support' });
  const page = await agent.newPage();
  const member = await makeOwnMember(page);
  await page.goto(`/members/${member.memberId}`);
  await page.getByRole('button', { name: `Block card •• ${member.ending}` }).click();
  await page.getByRole('radio', { name: /^Fraud/ }).check();
  await page.getByRole('button', { name: `Block card ${member.ending} now` }).click();
  await expect(page.getByText('Blocked: fraud').first()).toBeVisible();
  await page.getByRole('button', { name: 'Begin: Unblock' }).click();
  await page.getByRole('radio', { name: /^Document/ }).check();
  await page.getByRole('button', { name: `Ask for approval to unblock ${member.ending}` }).click();
  await expect(page.getByText(/Somebody else has to approve it/)).toBeVisible();
  await expectAccessible(page);

  const second = await asReader(browser, { ...reader, role: 'admin' });
  const other = await second.newPage();
  await other.goto(page.url());
  await other.getByRole('button', { name: `Approve and unblock ${member.ending} now` }).click();
  await expect(other.getByText(`Card ${member.ending} is unblocked.`).first()).toBeVisible();
  await other.getByRole('link', { name: /^Open the card/ }).click();
  await expect(other.getByText(/approved by a second person/)).toBeVisible();
  await agent.close();
  await second.close();
});

test('an analyst has no tasks: no entry, no page, no button', async ({ page }) => {
  await signIn(page, 'analyst');
  await expect(page.getByRole('link', { name: 'My tasks' })).toHaveCount(0);
  expect((await page.goto('/tasks'))?.status()).toBe(403);
  await page.goto('/cards/1');
  await expect(page.getByRole('button', { name: /^Begin/ })).toHaveCount(0);
});

for (const locale of LOCALES) {
  for (const theme of ['light', 'dark'] as const) {
    test(`every step in ${locale}, ${theme}: axe finds nothing, nothing scrolls sideways at 390 px`, async ({
      browser,
      page: maker,
    }) => {
      test.setTimeout(120_000);
      await enter(maker.context(), 'support');
      const member = await makeOwnMember(maker);
      await beginReplacement(maker, member);
      await maker.getByRole('radio', { name: /^Document/ }).check();
      await maker.getByRole('button', { name: 'Next: New card' }).click();
      await expect(maker.getByRole('heading', { name: 'Which card do they get?' })).toBeVisible();
      await expect(maker.getByText(/^Saved/).first()).toBeVisible();
      const address = maker.url();
      for (const width of [390, 1440]) {
        const context = await asReader(browser, { role: 'support', locale, theme, width });
        const page = await context.newPage();
        // The same person: the page opens in their hands, or offers to go on.
        await page.goto(address);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        const spare = await page.evaluate(
          () => document.documentElement.scrollWidth - window.innerWidth,
        );
        expect(spare, `${width} px`).toBeLessThanOrEqual(0);
        await expectAccessible(page);
        await context.close();
      }
    });
  }
}
