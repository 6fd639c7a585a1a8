import 'server-only';
import type { Tx } from '@/db/write';
import { addDays } from '@/lib/domain/shared/calendar';
import { claimMade, takeFromPool } from '../claim-codes';
import { type ReservedRow, releaseReserved, takeReserved } from '../reserve-codes';
import {
  type AwardRow,
  type Giving,
  OF_TAKEN,
  type OfKind,
  type RewardKind,
  ROW_COLUMNS,
  ROW_VALUES,
  ROWS,
  rowValues,
  TAKEN,
  takenValues,
} from '../reward-kind';

/** Awards of these that have no coupon yet. */
const WITHOUT = `
  SELECT d.member_id::float8 AS "memberId", d.occurrence FROM ${ROWS}
  WHERE NOT EXISTS (SELECT FROM coupons t
    WHERE (t.member_id, t.rule_id, t.occurrence, t.place) = (d.member_id, $3::int, d.occurrence, $4::smallint))
  ORDER BY 1, 2`;

const GIVE = `
  INSERT INTO coupons (${ROW_COLUMNS}, code, off_bps, off_minor, least_minor, stacking, uses, until_on)
  SELECT ${ROW_VALUES}, d.code, $9, $10, $11, $12, $13, greatest(coalesce(d.until_on, $14::date), $6::date)
  FROM unnest($1::bigint[], $2::text[], $8::text[], $15::date[]) AS d (member_id, occurrence, code, until_on)
  ORDER BY d.member_id, d.occurrence ON CONFLICT ON CONSTRAINT coupons_pkey DO NOTHING RETURNING code`;

/** Codes whose coupon somebody else gave meanwhile: loaded ones lie in their pool again, made ones go. */
const PUT_BACK =
  'UPDATE coupon_codes SET member_id = NULL WHERE code = ANY ($1::text[]) AND pool_id IS NOT NULL';
const DROP = 'DELETE FROM coupon_codes WHERE code = ANY ($1::text[]) AND pool_id IS NULL';

const TAKE_BACK = `
  UPDATE coupons t SET state = 'takenBack', ended_at = $4 FROM ${TAKEN} WHERE ${OF_TAKEN} AND t.state = 'open'`;

const OWE_NO_MORE = `DELETE FROM owed_codes t USING ${TAKEN} WHERE ${OF_TAKEN}`;

type CouponReward = OfKind<'coupon'>;

const keyOf = ({ memberId, occurrence }: AwardRow) => `${memberId} ${occurrence}`;

async function write(tx: Tx, giving: Giving<CouponReward>, coded: readonly ReservedRow[]) {
  const { off, leastMinor, stacking, uses, livesDays } = giving.reward;
  const { rows } = await tx.client.query<{ code: string }>(GIVE, [
    ...rowValues({ ...giving, rows: coded }),
    coded.map(({ code }) => code),
    off.by === 'share' ? off.bps : null,
    off.by === 'amount' ? off.minor : null,
    ...[leastMinor, stacking, uses, addDays(giving.givenOn, livesDays)],
    coded.map(({ untilOn }) => untilOn),
  ]);
  if (rows.length === coded.length) return;
  const given = new Set(rows.map(({ code }) => code));
  const spare = coded.map(({ code }) => code).filter((code) => !given.has(code));
  await tx.client.query(PUT_BACK, [spare]);
  await tx.client.query(DROP, [spare]);
}

/** A code of a pool or one of its own, with what it takes off; the one that its letter told of, where one was kept. */
export const couponKind: RewardKind<'coupon'> = {
  async give(tx, giving) {
    const { from } = giving.reward;
    const asked = rowValues(giving).slice(0, 4);
    const { rows: without } = await tx.client.query<AwardRow>(WITHOUT, [...asked]);
    if (without.length === 0) return [];
    const reserved = await takeReserved(tx, giving, without);
    const kept = new Set(reserved.map(keyOf));
    const left = without.filter((row) => !kept.has(keyOf(row)));
    const coded =
      from.by === 'pool'
        ? await takeFromPool(tx, from.pool, left)
        : await claimMade(tx, from.prefix, left);
    await write(tx, giving, [...reserved, ...coded.map((row) => ({ ...row, untilOn: null }))]);
    const { place } = giving;
    return left.slice(coded.length).map((row) => ({ ...row, place, why: 'poolDry' as const }));
  },
  async takeBack(tx, taking) {
    await tx.client.query(TAKE_BACK, [...takenValues(taking), taking.now]);
    await tx.client.query(OWE_NO_MORE, [...takenValues(taking)]);
    await releaseReserved(tx, taking.rows);
  },
};
