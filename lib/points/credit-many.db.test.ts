import { beforeAll, describe, expect, it } from 'vitest';
import { type Points, wholePoints } from '@/lib/domain/shared/points';
import { emptyProgramme } from '@/lib/purchases/testing/posting-desk';
import { credit } from './ledger/credit';
import { creditMany } from './ledger/credit-many';
import { lockAccount } from './ledger/lock-accounts';
import { takeBack } from './ledger/take-back';
import {
  earn,
  entries,
  figures,
  inLedger,
  ledgerDifferences,
  NOW,
  newMember,
  nextKey,
  openLots,
  redeem,
  sql,
} from './testing/points-desk';

beforeAll(emptyProgramme);

const LATER = new Date('2027-01-01T00:00:00Z');
const SOON = new Date('2026-12-05T00:00:00Z');

/** Owes 70: what they had earned was taken back after they had spent it. */
async function debtor(): Promise<number> {
  const memberId = await newMember();
  const seq = await earn(memberId, 100);
  await redeem(memberId, '70');
  await inLedger(async (context) => {
    const account = await lockAccount(context.tx, memberId, NOW);
    const movement = { source: 'test', key: nextKey() };
    await takeBack(context, account, { of: { memberId, seq }, points: wholePoints(100), movement });
  });
  return memberId;
}
async function rich(): Promise<number> {
  const memberId = await newMember();
  await earn(memberId, 30, { expiresAt: '2026-12-31T00:00:00Z' });
  return memberId;
}
const KINDS = [newMember, rich, debtor] as const;
type Given = { points: Points; activatesAt: Date | null; expiresAt: Date | null };
const GIFTS: readonly Given[] = [
  { points: wholePoints(50), activatesAt: null, expiresAt: LATER },
  { points: wholePoints(200), activatesAt: null, expiresAt: null },
  { points: wholePoints(50), activatesAt: SOON, expiresAt: LATER },
];

describe('points given to many at once', () => {
  it('come to the same as given to each: debts repaid, pending ones waiting, the books whole', async () => {
    const pairs: { one: number; other: number; gift: Given }[] = [];
    for (const kind of KINDS) {
      for (const gift of GIFTS) pairs.push({ one: await kind(), other: await kind(), gift });
    }
    for (const { one, gift } of pairs) {
      const { points, ...lot } = gift;
      await inLedger(async (context) => {
        const account = await lockAccount(context.tx, one, NOW);
        const movement = { source: 'test', key: nextKey() };
        await credit(context, account, { kind: 'earn', points, lot, movement });
      });
    }
    const gifts = pairs.map(({ other, gift }) => ({ memberId: other, key: nextKey(), ...gift }));
    await inLedger((context) => creditMany(context, { source: 'test', gifts }));
    const told = async (ids: readonly number[]) =>
      Promise.all(
        ids.map(async (id) => [await figures(id), await entries(id), await openLots(id)]),
      );
    expect(await told(pairs.map(({ other }) => other))).toEqual(
      await told(pairs.map(({ one }) => one)),
    );
    expect(await ledgerDifferences()).toEqual([]);
  });

  it('leave out who takes none now, and tell whose entry is which', async () => {
    const [open, suspended, frozen] = [
      await newMember(),
      await newMember('suspended'),
      await newMember(),
    ];
    await earn(frozen, 1);
    await sql(
      `UPDATE point_accounts SET frozen_at = now(), frozen_reason = 'mismatch' WHERE member_id = $1`,
      [frozen],
    );
    const gift = { points: wholePoints(10), activatesAt: null, expiresAt: null };
    const posted = await inLedger((context) =>
      creditMany(context, {
        source: 'test',
        gifts: [open, suspended, frozen].map((memberId) => ({ memberId, key: nextKey(), ...gift })),
      }),
    );
    expect([...posted]).toEqual([[open, 1]]);
    expect([await figures(open), await figures(suspended), await figures(frozen)]).toEqual([
      '10',
      '0',
      '1',
    ]);
  });
});
