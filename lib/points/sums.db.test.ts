import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toPoints, wholePoints } from '@/lib/domain/shared/points';
import { runCommand } from '@/lib/kernel/command';
import { activateLots } from './commands/activate-lots';
import { expireLots } from './commands/expire-lots';
import { foldPointSums } from './commands/fold-sums';
import { giveBack } from './ledger/give-back';
import { lockAccount } from './ledger/lock-accounts';
import { moveBalance } from './ledger/move-balance';
import { takeBack } from './ledger/take-back';
import {
  earn,
  inLedger,
  ledgerDifferences,
  NOW,
  newMember,
  newMembers,
  nextKey,
  redeem,
  refusal,
  sql,
  till,
} from './testing/points-desk';

const DAY_MS = 86_400_000;
const at = (day: number) => new Date(NOW.getTime() + day * DAY_MS);
const fold = () => runCommand(foldPointSums, {}, till);

async function waiting(): Promise<{ entries: number; moves: number }> {
  const [row] = await sql<{ entries: number; moves: number }>(
    `SELECT (SELECT count(*)::int FROM point_sum_queue) AS entries, (SELECT count(*)::int FROM point_sum_moves) AS moves`,
  );
  return row ?? { entries: -1, moves: -1 };
}

it('an entry waits until it is folded, and is counted once before and after', async () => {
  const memberId = await newMember();
  await earn(memberId, 100, { expiresAt: at(365).toJSON() });
  await redeem(memberId, '30');
  expect((await waiting()).entries).toBe(2);
  expect(await ledgerDifferences()).toEqual([]);
  await fold();
  expect(await waiting()).toEqual({ entries: 0, moves: 0 });
  expect(await ledgerDifferences()).toEqual([]);
  const cells = await sql(
    `SELECT kind, is_gain, entries, amount::int FROM point_day_cells WHERE grouped_by = 'tier' ORDER BY kind`,
  );
  expect(cells).toEqual([
    { kind: 'earn', is_gain: true, entries: 1, amount: 10_000 },
    { kind: 'redeem', is_gain: false, entries: 1, amount: -3_000 },
  ]);
});

it('who changes the tier twice takes all sums along, what waits included', async () => {
  const memberId = await newMember();
  await earn(memberId, 50);
  await fold();
  await earn(memberId, 7);
  for (const tier of [4, 1, 4]) {
    await sql('UPDATE member_summary SET tier_id = $2 WHERE member_id = $1', [memberId, tier]);
  }
  expect((await waiting()).moves).toBeGreaterThan(0);
  expect(await ledgerDifferences()).toEqual([]);
  await fold();
  expect(await waiting()).toEqual({ entries: 0, moves: 0 });
  expect(await ledgerDifferences()).toEqual([]);
});

const member = fc.nat(2);
const points = fc.integer({ min: 1, max: 60 });
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('earn' as const), member, points }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('redeem' as const), member, points }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('takeBack' as const), member, points }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('giveBack' as const), member, points }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), member, points }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('tier' as const), member, points }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('fold' as const), member, points }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('night' as const), member, points }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Takes back or gives back the last entry of a kind. */
async function back(memberId: number, kind: 'earn' | 'redeem', amount: number, now: Date) {
  await inLedger(async (context) => {
    const account = await lockAccount(context.tx, memberId, now);
    const { rows } = await context.tx.client.query<{ seq: number }>(
      `SELECT seq FROM point_entries WHERE member_id = $1 AND kind = $2 AND amount <> 0 ORDER BY seq DESC LIMIT 1`,
      [memberId, kind],
    );
    const [last] = rows;
    if (last === undefined) return;
    const movement = { source: 'random', key: nextKey() };
    const asked = { of: { memberId, seq: last.seq }, points: wholePoints(amount), movement };
    await (kind === 'earn' ? takeBack : giveBack)(context, account, asked);
  }, now);
}

function doStep(ids: readonly number[], day: number, drawn: Step): Promise<unknown> {
  const memberId = ids[drawn.member] ?? 0;
  const other = ids[(drawn.member + 1) % ids.length] ?? 0;
  const now = at(day);
  const steps: { readonly [Do in Step['do']]: () => Promise<unknown> } = {
    earn: () =>
      earn(memberId, drawn.points, {
        now,
        expiresAt: drawn.points % 5 === 0 ? null : at(day + (drawn.points % 7) * 20 + 1).toJSON(),
        ...(drawn.points % 4 === 0 ? { activatesAt: at(day + 1).toJSON() } : {}),
        earnedAt: at(day - (drawn.points % 3) * 20).toJSON(),
      }),
    redeem: () => redeem(memberId, String(drawn.points), nextKey(), now),
    takeBack: () => back(memberId, 'earn', drawn.points, now),
    giveBack: () => back(memberId, 'redeem', drawn.points, now),
    move: () =>
      inLedger(
        (context) =>
          moveBalance(context, {
            from: memberId,
            to: other,
            kind: 'transfer',
            points: toPoints(BigInt(drawn.points) * 100n),
            movement: { source: 'random', key: nextKey() },
          }),
        now,
      ),
    tier: () =>
      sql('UPDATE member_summary SET tier_id = $2, home_store_id = $3 WHERE member_id = $1', [
        memberId,
        drawn.points % 2 === 0 ? 4 : 1,
        drawn.points % 3 === 0 ? null : 1 + (drawn.points % 2),
      ]),
    fold,
    night: async () => {
      await runCommand(activateLots, {}, till, { now });
      await runCommand(expireLots, {}, till, { now });
    },
  };
  return refusal(steps[drawn.do]());
}

it('whatever happens at once, cells with what waits equal the ledger, and so do cells alone in the end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 8 }),
      async (turns) => {
        const ids = await newMembers('active', 'active', 'active');
        for (const [turn, drawn] of turns.entries()) {
          await Promise.all(drawn.map((one) => doStep(ids, turn * 13, one)));
          expect(await ledgerDifferences(), JSON.stringify(drawn)).toEqual([]);
        }
        while ((await fold()).taken > 0);
        expect(await waiting()).toEqual({ entries: 0, moves: 0 });
        expect(await ledgerDifferences()).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
}, 300_000);

it('made anew from the ledger the cells are the same', async () => {
  const cells = () =>
    sql(`SELECT grouped_by, group_id, booked_on, kind, is_gain, amount::text AS sum, 'day' AS cell FROM point_day_cells
           WHERE entries <> 0
         UNION ALL SELECT grouped_by, group_id, booked_on, kind, is_gain, points::text, earned_in || ' ' || ends_in
           FROM point_lot_cells WHERE points <> 0 ORDER BY 1, 2, 3, 4, 5, 7`);
  const before = await cells();
  expect(before.length).toBeGreaterThan(20);
  await sql('SELECT rebuild_point_sums()');
  expect(await cells()).toEqual(before);
});
