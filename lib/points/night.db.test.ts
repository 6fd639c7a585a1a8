import { afterEach, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import { wholePoints } from '@/lib/domain/shared/points';
import { runCommand } from '@/lib/kernel/command';
import { activateLots } from './commands/activate-lots';
import { expireLots } from './commands/expire-lots';
import { lapseHolds } from './commands/lapse-holds';
import { openHold } from './commands/open-hold';
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
  newMembers,
  nextKey,
  openLots,
  redeem,
  sql,
  till,
} from './testing/points-desk';

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY_MS);
const activate = (now: Date, lanes = {}) => runCommand(activateLots, lanes, till, { now });
const expire = (now: Date, lanes = {}) => runCommand(expireLots, lanes, till, { now });

/** A member who spent what was taken back after, and owes it. */
async function debtor(points: number): Promise<number> {
  const member = await newMember();
  const seq = await earn(member, points);
  await redeem(member, String(points));
  await inLedger(async (context) => {
    const account = await lockAccount(context.tx, member, NOW);
    const movement = { source: 'test', key: nextKey() };
    await takeBack(context, account, {
      of: { memberId: member, seq },
      points: wholePoints(10_000),
      movement,
    });
  });
  return member;
}

afterEach(async () => {
  // LED-12: the balance shown is the balance recomputed, after every scenario.
  expect(await ledgerDifferences()).toEqual([]);
});

describe('the night, many accounts at once', () => {
  it('of 30 that waited and 50 owed, 30 repay: 20 are still owed; of 80 that waited, 50 repay and 30 are left', async () => {
    const [poor, rich, free] = [await debtor(50), await debtor(50), await newMember()];
    const later = { activatesAt: inDays(14).toJSON(), expiresAt: inDays(379).toJSON() };
    await earn(poor, 30, later);
    await earn(rich, 60, later);
    await earn(rich, 20, { activatesAt: inDays(13).toJSON() });
    await earn(free, 10, later);
    expect(await activate(inDays(13.9))).toBe(1);
    expect(await figures(rich)).toBe('-30 pending 60 debt 30');
    expect(await activate(inDays(14))).toBe(3);
    expect(await activate(inDays(14))).toBe(0);
    expect([await figures(poor), await figures(rich), await figures(free)]).toEqual([
      '-20 debt 20',
      '30',
      '10',
    ]);
    expect(await openLots(rich)).toEqual(['30 until 2027-12-11']);
    expect((await entries(poor)).slice(-2)).toEqual(['activate 30', 'debt_repaid 0']);
  });

  it('two lots of one account that wait until the same day are one entry', async () => {
    const member = await newMember();
    for (const points of [5, 7]) await earn(member, points, { activatesAt: inDays(1).toJSON() });
    await activate(inDays(1));
    expect(await entries(member)).toEqual(['earn 0', 'earn 0', 'activate 12']);
  });

  it('EXP-12 points without an end that waited are there ten years later; those with an own end of 3 days are not', async () => {
    const [endless = 0, short = 0] = await newMembers('active', 'active');
    await earn(endless, 40, { activatesAt: inDays(1).toJSON() });
    await earn(short, 40, { activatesAt: inDays(1).toJSON(), expiresAt: inDays(4).toJSON() });
    await activate(inDays(1));
    await expire(inDays(3.9));
    expect([await figures(endless), await figures(short)]).toEqual(['40', '40']);
    await expire(inDays(3_650));
    expect([await figures(endless), await figures(short)]).toEqual(['40', '0']);
  });

  it('one that was over before its waiting ended is let go and expired the same night', async () => {
    const member = await newMember();
    await earn(member, 9, { activatesAt: inDays(2).toJSON(), expiresAt: inDays(1).toJSON() });
    await expire(inDays(2));
    expect(await entries(member)).toEqual(['earn 0']);
    await activate(inDays(2));
    await expire(inDays(2));
    expect(await entries(member)).toEqual(['earn 0', 'activate 9', 'expire -9']);
  });

  it('lanes share the members: each is served once, by whichever lane has it', async () => {
    const ids = await newMembers(...Array.from({ length: 9 }, () => 'active'));
    for (const id of ids) await earn(id, 3, { expiresAt: inDays(5).toJSON() });
    const lanes = [0, 1, 2].map((lane) => expire(inDays(5), { lane, lanes: 3 }));
    expect((await Promise.all(lanes)).toSorted()).toEqual([3, 3, 3]);
    expect(await expire(inDays(5))).toBe(0);
  });

  it('EXP-10 a run that is cut in the middle has done nothing, and the next does all of it once', async () => {
    const ids = await newMembers(...Array.from({ length: 20 }, () => 'active'));
    for (const id of ids) await earn(id, 3, { expiresAt: inDays(6).toJSON() });
    const killer = setInterval(() => {
      void sql(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE '%''expiry'', lot_id%'`,
      ).catch(() => undefined);
    }, 1);
    const hold = withTx({ label: 'system:test', requestId: 'test' }, async ({ client }) => {
      // Whoever expires waits for this account in the middle of its work.
      await client.query('LOCK TABLE point_allocations IN SHARE ROW EXCLUSIVE MODE');
      await new Promise((wake) => setTimeout(wake, 300));
    });
    const cut = await expire(inDays(6)).catch(() => 'cut');
    await hold.catch(() => undefined);
    clearInterval(killer);
    if (cut === 'cut') expect(await entries(ids[0] ?? 0)).toEqual(['earn 3']);
    await expire(inDays(6));
    const rows = await sql<{ kinds: string }>(
      `SELECT string_agg(kind, ' ' ORDER BY seq) AS kinds FROM point_entries WHERE member_id = ANY ($1) GROUP BY member_id`,
      [ids],
    );
    expect(rows.map(({ kinds }) => kinds)).toEqual(ids.map(() => 'earn expire'));
  });

  it('EXP-10 a night that is killed again and again, within its chunks and between them, ends each of 40 lots once', async () => {
    const ids = await newMembers(...Array.from({ length: 40 }, () => 'active'));
    for (const id of ids) await earn(id, 3, { expiresAt: inDays(7).toJSON() });
    const left = async () =>
      (
        await sql<{ left: number }>(
          `SELECT count(*)::int AS left FROM point_lots WHERE member_id = ANY ($1) AND state = 'available'`,
          [ids],
        )
      )[0]?.left ?? 0;
    const kill = async (afterMs: number) => {
      await new Promise((wake) => setTimeout(wake, afterMs));
      await sql(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()
            AND application_name = 'vernost-write' AND pid <> pg_backend_pid()`,
      );
    };
    const chunks = async () => {
      for (let chunk = 0; chunk < 3; chunk += 1) {
        await expire(inDays(7), { atOnce: 3 }).catch(() => 0);
      }
    };
    // Each night is killed a little later than the one before: in its first chunk, at the end of it, between two.
    for (let night = 0; night < 12 && (await left()) > 0; night += 1) {
      await Promise.all([chunks(), kill(8 * night).catch(() => undefined)]);
    }
    while ((await expire(inDays(7), { atOnce: 3 })) > 0);
    expect(await left()).toBe(0);
    const rows = await sql<{ kinds: string }>(
      `SELECT string_agg(kind, ' ' ORDER BY seq) AS kinds FROM point_entries WHERE member_id = ANY ($1) GROUP BY member_id`,
      [ids],
    );
    expect(rows.map(({ kinds }) => kinds)).toEqual(ids.map(() => 'earn expire'));
  });

  it('holds whose time is over let go what they promised, of all accounts at once', async () => {
    const ids = await newMembers('active', 'active', 'active');
    for (const memberId of ids) {
      await earn(memberId, 10);
      await runCommand(openHold, { memberId, points: '6', key: nextKey() }, till, { now: NOW });
    }
    expect(await runCommand(lapseHolds, {}, till, { now: inDays(1) })).toBe(3);
    for (const id of ids) await redeem(id, '10');
  });
});
