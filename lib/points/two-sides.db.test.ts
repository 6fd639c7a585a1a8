import { afterEach, describe, expect, it } from 'vitest';
import { type Points, toPoints, wholePoints } from '@/lib/domain/shared/points';
import { lockAccounts } from './ledger/lock-accounts';
import { moveBalance } from './ledger/move-balance';
import { readLots } from './ledger/open-lots';
import { postEntry } from './ledger/post-entry';
import {
  earn,
  entries,
  figures,
  inLedger,
  ledgerDifferences,
  newMembers,
  nextKey,
  sql,
} from './testing/points-desk';

afterEach(async () => {
  // LED-12: the balance shown is the balance recomputed, after every scenario.
  expect(await ledgerDifferences()).toEqual([]);
});

const transfer = (from: number, to: number, points: number) => {
  const movement = { source: 'test', key: nextKey() };
  const asked = { from, to, kind: 'transfer', points: wholePoints(points), movement } as const;
  return inLedger((context) => moveBalance(context, asked));
};

/** Books both sides of a transfer by hand, as no command does. */
const transferUnequal = (
  from: number,
  to: number,
  { out, taken, into }: Readonly<Record<'out' | 'taken' | 'into', Points>>,
) =>
  inLedger(async (context) => {
    const movement = { source: 'test', key: nextKey() };
    const accounts = await lockAccounts(context.tx, [from, to], context.now);
    const [giver, taker] = [accounts.get(from), accounts.get(to)];
    const [lot] = await readLots(context.tx, from);
    if (giver === undefined || taker === undefined || lot === undefined) throw new Error('none');
    const { lotId, earnedAt, expiresAt } = lot;
    const takes = [{ lotId, amount: taken, end: 'consumed' as const }];
    const gives = [{ amount: into, earnedAt, expiresAt, from: { memberId: from, lotId } }];
    const sides = [
      [giver, { kind: 'transfer_out', amount: toPoints(-out), otherMemberId: to, takes }],
      [taker, { kind: 'transfer_in', amount: into, otherMemberId: from, gives }],
    ] as const;
    for (const [account, entry] of sides) await postEntry(context, account, { entry, movement });
  });

describe('a movement has two sides', () => {
  it('LED-01 one that says 99.90 and takes 99.80 of its lots is refused, and nothing is stored', async () => {
    const [from = 0, to = 0] = await newMembers('active', 'active');
    await earn(from, 100);
    const unequal = { out: toPoints(9_990n), taken: toPoints(9_980n), into: toPoints(9_990n) };
    await expect(transferUnequal(from, to, unequal)).rejects.toMatchObject({ code: 'VN004' });
    expect([await entries(from), await entries(to)]).toEqual([['earn 100'], []]);
  });

  it('LED-01 99.90 that go and 99.80 that come are refused, and nothing is stored', async () => {
    const [from = 0, to = 0] = await newMembers('active', 'active');
    await earn(from, 100);
    const unequal = { out: toPoints(9_990n), taken: toPoints(9_990n), into: toPoints(9_980n) };
    await expect(transferUnequal(from, to, unequal)).rejects.toMatchObject({ code: 'VN004' });
    expect([await entries(from), await entries(to)]).toEqual([['earn 100'], []]);
  });

  it('LED-01, LED-02 700 to one and 500 to another are -1,200 and +1,200, nothing in all; each is told their own', async () => {
    const [giver = 0, first = 0, second = 0] = await newMembers('active', 'active', 'active');
    await earn(giver, 2_000);
    await transfer(giver, first, 700);
    await transfer(giver, second, 500);
    const [book] = await sql(
      `SELECT (sum(amount) FILTER (WHERE kind = 'transfer_out'))::int AS out, sum(amount)::int AS all,
         (sum(amount) FILTER (WHERE kind = 'transfer_in'))::int AS into
       FROM point_entries WHERE member_id = ANY ($1) AND kind IN ('transfer_out', 'transfer_in')`,
      [[giver, first, second]],
    );
    expect(book).toEqual({ out: -120_000, into: 120_000, all: 0 });
    expect([await figures(giver), await figures(first), await figures(second)]).toEqual([
      '800',
      '700',
      '500',
    ]);
  });
});
