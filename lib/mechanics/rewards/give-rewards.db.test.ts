import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '@/lib/points/testing/points-desk';
import { openFingerprint, openWatcher, withAccident } from '@/lib/purchases/testing/end-backend';
import { seedLadder } from '@/lib/tiers/testing/seed-ladder';
import {
  GIVEN_ON,
  give,
  inTx,
  mechanicOf,
  poolOf,
  someAwards,
  TEN_PERCENT,
} from '../testing/rewards-desk';
import { takeBackRewards } from './give-rewards';
import type { AwardRow } from './reward-kind';

const NOW = new Date('2026-11-22T09:00:00Z');
const ALL_KINDS = [
  { is: 'points', points: '100' },
  TEN_PERCENT,
  { is: 'gift', name: { en: 'A mug', ru: 'Кружка' }, costMinor: '25000' },
  { is: 'badge', code: 'regular', name: { en: 'Regular', ru: 'Свой человек' } },
  { is: 'multiplier', timesBps: 20_000, days: 7 },
] as const;

const couponsOf = (rows: readonly AwardRow[]) =>
  sql<{ memberId: number; code: string; state: string }>(
    `SELECT member_id::float8 AS "memberId", code, state FROM coupons
     WHERE member_id IN (${rows.map(({ memberId }) => memberId).join(', ')}) ORDER BY 1, 2`,
  );

/** Every code of a member is theirs once, and every code that somebody has is a coupon. */
const strayCodes = () =>
  sql(`SELECT code FROM coupon_codes c WHERE member_id IS NOT NULL
         AND NOT EXISTS (SELECT FROM coupons k WHERE k.member_id = c.member_id AND k.code = c.code)
       UNION ALL SELECT code FROM coupons k
         WHERE NOT EXISTS (SELECT FROM coupon_codes c WHERE c.code = k.code AND c.member_id = k.member_id)`);

let watcher: pg.Client;
beforeAll(async () => {
  watcher = await openWatcher();
});
afterAll(() => watcher.end());

describe('rewards of an award', () => {
  it('are given once each, all but points, however often and in whatever order they are given', async () => {
    const mechanic = await mechanicOf(...ALL_KINDS);
    const rows = await someAwards(3);
    expect(await give(mechanic, rows)).toEqual([]);
    const coupons = await couponsOf(rows);
    expect(coupons).toHaveLength(3);
    expect(coupons.every(({ code }) => /^VER[2-9A-Z]{12}$/.test(code))).toBe(true);
    expect(await give(mechanic, rows.toReversed())).toEqual([]);
    expect(await couponsOf(rows)).toEqual(coupons);
    const [first] = rows;
    expect(
      await sql(`SELECT given_on::text, until_on::text, name_en, cost_minor::text, state FROM gifts
        WHERE member_id = ${first?.memberId}`),
    ).toEqual([
      {
        given_on: GIVEN_ON,
        until_on: '2026-12-20',
        name_en: 'A mug',
        cost_minor: '25000',
        state: 'promised',
      },
    ]);
    expect(
      await sql(`SELECT place, times_bps, until_on::text FROM member_multipliers
        WHERE member_id = ${first?.memberId}`),
    ).toEqual([{ place: 4, times_bps: 20_000, until_on: '2026-11-27' }]);
    expect(await strayCodes()).toEqual([]);
  });

  it('of one occurrence asked for by eight at once are given once', async () => {
    const pool = await poolOf(100);
    const mechanic = await mechanicOf(
      { ...TEN_PERCENT, from: { by: 'pool', pool } },
      ...ALL_KINDS.slice(1),
    );
    const rows = await someAwards(10);
    const missed = await Promise.all(
      Array.from({ length: 8 }, (_, nth) => give(mechanic, nth % 2 ? rows : rows.toReversed())),
    );
    // Who found the pool's codes in others' hands may be told so; asked again, everybody has theirs.
    expect(missed.flat().every(({ why }) => why === 'poolDry')).toBe(true);
    expect(await give(mechanic, rows)).toEqual([]);
    expect(await couponsOf(rows)).toHaveLength(20);
    expect(
      await sql(`SELECT FROM coupon_codes WHERE code LIKE 'POOL%' AND pool_id IN
      (SELECT pool_id FROM coupon_pools WHERE name = '${pool}') AND member_id IS NULL`),
    ).toHaveLength(90);
    expect(await strayCodes()).toEqual([]);
  });

  it('of a pool that runs dry go to as many as it has codes, and to the others once there are more', async () => {
    const pool = await poolOf(3);
    const mechanic = await mechanicOf(
      { is: 'badge', code: 'first', name: { en: 'First', ru: 'Первый' } },
      { ...TEN_PERCENT, from: { by: 'pool', pool } },
    );
    const rows = await someAwards(5);
    const missed = await give(mechanic, rows);
    expect(missed).toEqual(rows.slice(3).map((row) => ({ ...row, place: 1, why: 'poolDry' })));
    await sql(`INSERT INTO coupon_codes (code, pool_id)
      SELECT 'MORE' || n, pool_id FROM coupon_pools, generate_series(1, 4) n WHERE name = '${pool}'`);
    expect(await give(mechanic, missed)).toEqual([]);
    expect(await couponsOf(rows)).toHaveLength(5);
    expect(await give(mechanic, rows)).toEqual([]);
    expect(await couponsOf(rows)).toHaveLength(5);
  });

  it('taken back are over but for what was used; a second time changes nothing', async () => {
    const mechanic = await mechanicOf(...ALL_KINDS);
    const rows = await someAwards(2);
    await give(mechanic, rows);
    const [one, other] = rows.map(({ memberId }) => memberId);
    await sql(`UPDATE coupons SET used = 1, state = 'used' WHERE member_id = ${other}`);
    const taking = {
      rows: rows.map((row) => ({ ...row, ruleId: mechanic.ruleId })),
      takenOn: '2026-11-22',
      now: NOW,
    };
    await inTx((tx) => takeBackRewards(tx, taking));
    const look = await openFingerprint(watcher);
    const stood = await look();
    await inTx((tx) => takeBackRewards(tx, taking));
    expect(await look()).toBe(stood);
    expect((await couponsOf(rows)).map(({ memberId, state }) => [memberId, state])).toEqual([
      [one, 'takenBack'],
      [other, 'used'],
    ]);
    expect(
      await sql(`SELECT g.state, b.taken_back_at IS NOT NULL AS "isBadgeBack", m.until_on::text AS "until" FROM gifts g
        JOIN member_badges b USING (member_id) JOIN member_multipliers m USING (member_id) WHERE member_id = ${one}`),
    ).toEqual([{ state: 'takenBack', isBadgeBack: true, until: '2026-11-21' }]);
  });

  it('hold the tier longer for who has one to hold, once, and taken back hold it no more', async () => {
    const { tierIds, ruleId } = await seedLadder([0, 1_000]);
    const [entry, silver] = tierIds;
    const mechanic = await mechanicOf({ is: 'tierExtension', months: 3 });
    const rows = await someAwards(2);
    const [holder, beginner] = rows.map(({ memberId }) => memberId);
    await sql(`UPDATE members SET tier_id = CASE member_id WHEN ${holder} THEN ${silver} ELSE ${entry} END
      WHERE member_id IN (${holder}, ${beginner})`);
    await sql(`INSERT INTO tier_standings (member_id, rule_id, tier_id, since_on, valid_until_on)
      VALUES (${holder}, ${ruleId}, ${silver}, '2026-01-05', '2026-11-30')`);
    const missed = await give(mechanic, rows);
    expect(missed).toEqual([{ ...rows[1], place: 0, why: 'noTier' }]);
    await give(mechanic, rows);
    const floors = () =>
      sql(`SELECT f.tier_id, f.until_on::text, f.reason FROM tier_floors f
        JOIN member_tier_extensions e USING (member_id, floor_id) WHERE f.member_id = ${holder}`);
    const held = { tier_id: silver, until_on: '2027-02-28', reason: 'mechanic' };
    expect(await floors()).toEqual([held]);
    await inTx((tx) =>
      takeBackRewards(tx, {
        rows: rows.map((row) => ({ ...row, ruleId: mechanic.ruleId })),
        takenOn: '2026-11-22',
        now: NOW,
      }),
    );
    expect(await floors()).toEqual([{ ...held, until_on: '2026-11-19' }]);
  });

  it('interrupted before any statement leave nothing, and are whole when asked again', async () => {
    const pool = await poolOf(50);
    const mechanic = await mechanicOf(
      { ...TEN_PERCENT, from: { by: 'pool', pool } },
      ...ALL_KINDS.slice(1),
    );
    const look = await openFingerprint(watcher);
    let interrupted = 0;
    for (let nth = 2; nth < 40; nth += 1) {
      const rows = await someAwards(2);
      const stood = await look();
      const work = () => give(mechanic, rows).catch(() => null);
      const { between } = await withAccident(watcher, { kind: 'before', nth }, { work, look });
      if (between === null) break;
      interrupted += 1;
      expect(between).toBe(stood);
      expect(await give(mechanic, rows)).toEqual([]);
      expect(await couponsOf(rows)).toHaveLength(4);
      expect(await strayCodes()).toEqual([]);
    }
    expect(interrupted).toBeGreaterThan(8);
  });

  it('of 5,000 awards are given as one set', async () => {
    const mechanic = await mechanicOf(TEN_PERCENT);
    const [{ memberId: last = 0 } = {}] = await someAwards(1);
    const rows = Array.from({ length: 5_000 }, (_, nth) => ({
      memberId: last,
      occurrence: `receipt ${nth}`,
    }));
    const startedMs = performance.now();
    expect(await give(mechanic, rows)).toEqual([]);
    expect(performance.now() - startedMs).toBeLessThan(20_000);
    expect(await sql(`SELECT FROM coupons WHERE member_id = ${last}`)).toHaveLength(5_000);
  });
});
