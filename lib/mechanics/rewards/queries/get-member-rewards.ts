import 'server-only';
import { z } from 'zod';
import { memberIdInput } from '@/lib/domain/points/inputs';
import type {
  MemberRewards,
  ShownBadge,
  ShownGift,
  ShownMultiplier,
} from '@/lib/domain/rewards/member-rewards';
import { defineQuery } from '@/lib/kernel/query';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { readToday } from '@/lib/rules/read-today';
import { COUPON_COLUMNS, type CouponRow, shownCoupon } from './coupon-columns';

/** The most that is shown of each kind. */
const MOST_SHOWN = 100;

/** Of rows `k`: the member's, and what those were given who were merged into them; the latest first. $2: the member. */
const THEIRS = `
  JOIN rules r USING (rule_id)
  WHERE k.member_id IN (SELECT $2::bigint UNION ALL SELECT member_id FROM members WHERE merged_into = $2::bigint)`;
const LATEST = `ORDER BY k.given_at DESC, k.occurrence, k.place LIMIT ${MOST_SHOWN}`;
const MECHANIC =
  'k.rule_id AS "ruleId", r.name_en AS "nameEn", r.name_ru AS "nameRu", k.given_on::text AS "givenOn"';

const COUPONS = `SELECT ${COUPON_COLUMNS} FROM coupons k ${THEIRS} ${LATEST}`;

const GIFTS = `
  SELECT ${MECHANIC}, k.member_id::float8 AS "memberId", k.occurrence, k.place, k.name_en AS "giftEn", k.name_ru AS "giftRu",
    CASE WHEN k.state = 'promised' AND k.until_on < $1::date THEN 'lapsed' ELSE k.state END AS state,
    k.until_on::text AS "untilOn", (SELECT u.name FROM users u WHERE u.user_id = k.ended_by) AS "handedBy"
  FROM gifts k ${THEIRS} ${LATEST}`;

/** Of a badge that was given for several occasions the first day. */
const BADGES = `
  SELECT min(k.rule_id) AS "ruleId", min(r.name_en) AS "nameEn", min(r.name_ru) AS "nameRu", min(k.given_on)::text AS "givenOn",
    k.code, min(k.name_en) AS "badgeEn", min(k.name_ru) AS "badgeRu", count(*)::int AS times
  FROM member_badges k ${THEIRS} AND k.taken_back_at IS NULL AND $1::date IS NOT NULL
  GROUP BY k.code ORDER BY min(k.given_on) DESC, k.code LIMIT ${MOST_SHOWN}`;

const MULTIPLIERS = `
  SELECT ${MECHANIC}, k.times_bps AS "timesBps", k.until_on::text AS "untilOn",
    CASE WHEN k.taken_back_at IS NOT NULL THEN 'takenBack' WHEN k.until_on < $1::date THEN 'over' ELSE 'running' END AS state
  FROM member_multipliers k ${THEIRS} ${LATEST}`;

/** What mechanics gave a member beside points, as it stands today. */
export const getMemberRewards = defineQuery({
  id: 'rewards.ofMember',
  permission: 'members.read',
  input: z.object({ memberId: memberIdInput }),
  run: async ({ read, now, input: { memberId } }): Promise<MemberRewards> => {
    const run = readRowsOf(read);
    const { todayOn, currency } = await readToday(read, now);
    const asked = [todayOn, memberId];
    const [coupons, gifts, badges, multipliers] = await Promise.all([
      run<CouponRow>(COUPONS, asked),
      run<ShownGift>(GIFTS, asked),
      run<ShownBadge>(BADGES, asked),
      run<ShownMultiplier>(MULTIPLIERS, asked),
    ]);
    return { currency, coupons: coupons.map(shownCoupon), gifts, badges, multipliers };
  },
});
