import 'server-only';
import type { Tx } from '@/db/write';
import type { Reward } from '@/lib/domain/mechanics/rewards';
import { addDays } from '@/lib/domain/shared/calendar';
import { type CodedRow, claimMade, takeFromPool } from './claim-codes';
import type { AwardRow } from './reward-kind';

type OfAward = AwardRow & { readonly ruleId: number };
type CouponReward = Extract<Reward, { is: 'coupon' }>;

/** A code that a letter tells of, and the last day on which it holds. */
export type ToldCode = { readonly code: string; readonly untilOn: string };
/** A claimed code with the last day that was told of it; null: nothing was told yet. */
export type ReservedRow = CodedRow & { readonly untilOn: string | null };

const FIND = `
  SELECT code, until_on::text AS "untilOn" FROM reserved_codes
  WHERE member_id = $1 AND rule_id = $2 AND occurrence = $3 AND place = $4`;
const KEEP = `
  INSERT INTO reserved_codes (member_id, rule_id, occurrence, place, code, until_on, reserved_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`;

/** Claims a code for an award. Null: the pool has none now. */
async function claimOne(
  tx: Tx,
  { from }: CouponReward,
  award: AwardRow,
): Promise<CodedRow | undefined> {
  const [coded] =
    from.by === 'pool'
      ? await takeFromPool(tx, from.pool, [award])
      : await claimMade(tx, from.prefix, [award]);
  return coded;
}

/**
 * Keeps a code for each coupon that an award will give, so that its letter can tell of it: the same at every attempt. In the transaction that
 * claims the letter. @returns the first of them; null: a pool is dry, and nothing was kept of it
 */
export async function reserveCodes(
  tx: Tx,
  { memberId, ruleId, occurrence }: OfAward,
  {
    rewards,
    givenOn,
    now,
  }: { readonly rewards: readonly Reward[]; readonly givenOn: string; readonly now: Date },
): Promise<ToldCode | null> {
  let first: ToldCode | null = null;
  for (const [place, reward] of rewards.entries()) {
    if (reward.is !== 'coupon') continue;
    const key = [memberId, ruleId, occurrence, place];
    const { rows } = await tx.client.query<ToldCode>(FIND, key);
    let [told] = rows;
    if (told === undefined) {
      const coded = await claimOne(tx, reward, { memberId, occurrence });
      if (coded === undefined) return null;
      told = { code: coded.code, untilOn: addDays(givenOn, reward.livesDays) };
      await tx.client.query(KEEP, [...key, told.code, told.untilOn, now]);
    }
    first ??= told;
  }
  return first;
}

const TAKE = `
  DELETE FROM reserved_codes r USING unnest($1::bigint[], $2::text[]) AS d (member_id, occurrence)
  WHERE (r.member_id, r.rule_id, r.occurrence, r.place) = (d.member_id, $3::int, d.occurrence, $4::smallint)
  RETURNING r.member_id::float8 AS "memberId", r.occurrence, r.code, r.until_on::text AS "untilOn"`;

/** Takes out what was kept for awards: it is given to them now. */
export async function takeReserved(
  { client }: Tx,
  { ruleId, place }: { readonly ruleId: number; readonly place: number },
  rows: readonly AwardRow[],
): Promise<readonly ReservedRow[]> {
  const { rows: taken } = await client.query<ReservedRow>(TAKE, [
    rows.map(({ memberId }) => memberId),
    rows.map(({ occurrence }) => occurrence),
    ...[ruleId, place],
  ]);
  return taken;
}

/**
 * What was kept for awards that come to nothing goes: a made code for good, one of a pool back into it, unless a letter with it may have arrived:
 * then nobody else is given it.
 */
const RELEASE = `
  WITH over AS (
    DELETE FROM reserved_codes r USING unnest($1::bigint[], $2::int[], $3::text[]) AS d (member_id, rule_id, occurrence)
    WHERE (r.member_id, r.rule_id, r.occurrence) = (d.member_id, d.rule_id, d.occurrence)
    RETURNING r.code, r.member_id, r.rule_id, r.occurrence),
  unread AS (
    SELECT o.code FROM over o
    LEFT JOIN awards a ON (a.member_id, a.rule_id, a.occurrence) = (o.member_id, o.rule_id, o.occurrence)
    LEFT JOIN messages m ON m.member_id = a.member_id AND m.message_id = a.message_id
    WHERE m.message_id IS NULL OR m.attempts = 0 OR m.last_error ~ '^(smtp|http)_' OR m.last_error = 'address'),
  put_back AS (
    UPDATE coupon_codes SET member_id = NULL WHERE pool_id IS NOT NULL AND code IN (SELECT code FROM unread))
  DELETE FROM coupon_codes WHERE pool_id IS NULL AND code IN (SELECT code FROM unread)`;

/** Lets go of the codes that were kept for awards. */
export async function releaseReserved(
  { client }: Tx,
  awards: readonly {
    readonly memberId: number;
    readonly ruleId: number;
    readonly occurrence: string;
  }[],
): Promise<void> {
  if (awards.length === 0) return;
  await client.query(RELEASE, [
    awards.map(({ memberId }) => memberId),
    awards.map(({ ruleId }) => ruleId),
    awards.map(({ occurrence }) => occurrence),
  ]);
}
