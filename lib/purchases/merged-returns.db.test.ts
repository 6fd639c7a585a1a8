import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { untilSomebodyWaits } from '@/lib/desk/testing/until-somebody-waits';
import { PURCHASE_SOURCE, purchaseKey } from '@/lib/domain/points/purchase-key';
import { wholePoints } from '@/lib/domain/shared/points';
import { joinAll } from '@/lib/households/testing/household-desk';
import { runCommand } from '@/lib/kernel/command';
import { mergeMembers } from '@/lib/members/commands/merge-members';
import { unmergeMembers } from '@/lib/members/commands/unmerge-members';
import { giveBackShared } from '@/lib/points/ledger/give-back-shared';
import {
  anna,
  earn,
  entries,
  figures,
  inLedger,
  newMember,
  newMembers,
  openLots,
  refusal,
  seedPeople,
  sql,
} from '@/lib/points/testing/points-desk';
import { expectBooksTrue } from './testing/claims-desk';
import { emptyProgramme } from './testing/posting-desk';
import { bringBack, line, NOW, noRules, rate, record, rule } from './testing/till-desk';

beforeAll(async () => {
  await emptyProgramme();
  await seedPeople();
});

beforeEach(noRules);

const merge = (survivorId: number, loserId: number) =>
  runCommand(mergeMembers, { survivorId, loserId }, anna, { now: NOW });

describe('a return after a merge', () => {
  it('takes what the one who went had earned from the one who stayed, from those very points first', async () => {
    const [stays = 0, goes = 0] = await newMembers('active', 'active');
    await rule(rate('1'));
    const bought = await record({ memberId: goes, lines: [line(15_000)] });
    await earn(stays, 40, { expiresAt: '2026-12-01T00:00:00Z' });
    await merge(stays, goes);
    expect(await bringBack({ ...bought, memberId: stays })).toMatchObject({
      memberId: stays,
      takenBack: '150',
    });
    expect(await figures(stays)).toBe('40');
    expect((await entries(stays)).at(-1)).toBe('earn_reversal -150');
    await expectBooksTrue();
  });

  it('gives what two of a household paid back to both, one at the account they have become', async () => {
    const [head = 0, other = 0] = await newMembers('active', 'active');
    const stays = await newMember();
    await rule({ kind: 'spending', points: '1', minor: '100' });
    await earn(head, 100);
    await earn(other, 300);
    await joinAll(head, other);
    const spend = { kind: 'points', points: '400' } as const;
    const bought = await record({ memberId: head, spend });
    await merge(stays, other);
    expect(await bringBack(bought)).toMatchObject({ givenBack: '400' });
    expect([await figures(head), await figures(stays)]).toEqual(['100', '300']);
    const key = purchaseKey(bought.businessDate, bought.purchaseId);
    const more = await inLedger((context) =>
      giveBackShared(context, {
        of: { source: PURCHASE_SOURCE, key },
        points: wholePoints(1),
        movement: { source: 'test', key: 'more' },
      }),
    );
    expect(more).toEqual({ posted: [], points: 0n });
    await expectBooksTrue();
  });

  it('takes those very points first also after two merges, and after a merge that was undone, where they wait', async () => {
    const [goes = 0, between = 0, stays = 0] = await newMembers('active', 'active', 'active');
    await rule(rate('1'));
    const bought = await record({ memberId: goes, lines: [line(15_000)] });
    await merge(between, goes);
    await merge(stays, between);
    await earn(stays, 40, { expiresAt: '2026-12-01T00:00:00Z' });
    expect(await bringBack(bought)).toMatchObject({ memberId: stays, takenBack: '150' });
    expect(await openLots(stays)).toEqual(['40 until 2026-12-01']);
    await rule({ kind: 'terms', waitsDays: 7 });
    const [other = 0, alone = 0] = await newMembers('active', 'active');
    const waiting = await record({ memberId: alone, lines: [line(15_000)] });
    await merge(other, alone);
    await runCommand(unmergeMembers, { memberId: alone }, anna, { now: NOW });
    expect(await bringBack(waiting)).toMatchObject({ memberId: alone, takenBack: '150' });
    expect(await figures(alone)).toBe('0');
    await expectBooksTrue();
  });

  it('that waited for the merge is told to ask again, and then is booked at the one who stays', async () => {
    const [stays = 0, goes = 0] = await newMembers('active', 'active');
    const bought = await record({ memberId: goes });
    let waiting: Promise<unknown> = Promise.resolve();
    await inLedger(async (context) => {
      const input = { survivorId: stays, loserId: goes, choices: {}, attributes: [] };
      await mergeMembers.run({ ...context, input });
      waiting = refusal(bringBack(bought));
      await untilSomebodyWaits();
    });
    expect(await waiting).toEqual({ code: 'conflict' });
    expect(await bringBack(bought)).toMatchObject({ memberId: stays, amountMinor: '100000' });
  });

  it('goes back with its purchase when the merge is undone, and what is left of it comes back there', async () => {
    const [stays = 0, goes = 0] = await newMembers('active', 'active');
    const bought = await record({ memberId: goes, lines: [line(1_000), line(500)] });
    await merge(stays, goes);
    const { purchaseId } = await bringBack(bought, [[1, 1]]);
    await runCommand(unmergeMembers, { memberId: goes }, anna, { now: NOW });
    const owners = await sql(
      'SELECT member_id::int AS member FROM purchases WHERE purchase_id = ANY ($1)',
      [[bought.purchaseId, purchaseId]],
    );
    expect(owners).toEqual([{ member: goes }, { member: goes }]);
    expect(await bringBack(bought)).toMatchObject({ memberId: goes, amountMinor: '500' });
    await expectBooksTrue();
  });

  it('is found by the number of the one who went as well', async () => {
    const [stays = 0, goes = 0] = await newMembers('active', 'active');
    const bought = await record({ memberId: goes });
    await merge(stays, goes);
    expect(await bringBack(bought)).toMatchObject({ memberId: stays });
  });
});
