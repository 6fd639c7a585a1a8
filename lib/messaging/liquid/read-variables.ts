import 'server-only';
import type { Locale } from '@/lib/domain/access/preferences';
import type { VariableValues } from '@/lib/domain/messaging/variables';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { formatDay } from '@/lib/format/dates';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';

/** What a message tells of, beside who its reader is. */
export type ToldAward = {
  /** Hundredths of a point; null: none are given. */
  readonly points: string | null;
  readonly expiresOn: string | null;
  /** A code as it is written, and the last day on which it holds. */
  readonly couponCode: string | null;
  readonly couponUntil: string | null;
};

export const NO_AWARD: ToldAward = {
  points: null,
  expiresOn: null,
  couponCode: null,
  couponUntil: null,
};

type Row = {
  readonly firstName: string | null;
  readonly programme: string;
  readonly timeZone: string;
  readonly tierEn: string | null;
  readonly tierRu: string | null;
  readonly balance: string | null;
  readonly burning: string | null;
  readonly burnsAt: Date | null;
};

const READER = `
  SELECT p.first_name AS "firstName", g.name AS programme, g.time_zone AS "timeZone", t.name_en AS "tierEn", t.name_ru AS "tierRu",
    a.balance::text AS balance, b.burning::text AS burning, b.expires_at AS "burnsAt"
  FROM members m CROSS JOIN programme g
  LEFT JOIN member_profiles p USING (member_id)
  LEFT JOIN tiers t ON t.tier_id = m.tier_id
  LEFT JOIN point_accounts a ON a.member_id = m.member_id
  LEFT JOIN LATERAL (
    SELECT l.expires_at, sum(l.remaining) AS burning FROM point_lots l
    WHERE l.member_id = m.member_id AND l.state IN ('pending', 'available') AND l.expires_at > $2
    GROUP BY 1 ORDER BY 1 LIMIT 1) b ON true
  WHERE m.member_id = $1`;

const HUNDRED = 100;
const MS_BEFORE = 1;

const pointsOf = (hundredths: string | null) =>
  hundredths === null ? null : Number(hundredths) / HUNDRED;

/** The last day on which points are good that end at the moment: they live to the end of a day. */
function lastDay(endsAt: Date | null, timeZone: string): string | null {
  return endsAt === null ? null : dayInZone(new Date(endsAt.getTime() - MS_BEFORE), timeZone);
}

const inWords = (day: string | null, language: Locale) =>
  day === null ? null : formatDay(day, language, 'long');

type Asked = {
  readonly memberId: number;
  readonly language: Locale;
  readonly now: Date;
  readonly award: ToldAward;
};

/** The values of all variables for one reader, as they stand now; null: there is no such member. */
export async function readVariables(
  run: RunRows,
  { memberId, language, now, award }: Asked,
): Promise<VariableValues | null> {
  const [row] = await run<Row>(READER, [memberId, now]);
  if (row === undefined) return null;
  return {
    first_name: row.firstName === '' ? null : row.firstName,
    programme: row.programme,
    tier: language === 'ru' ? row.tierRu : row.tierEn,
    balance: pointsOf(row.balance) ?? 0,
    points: pointsOf(award.points),
    expires_on: inWords(award.expiresOn, language),
    coupon_code: award.couponCode,
    coupon_until: inWords(award.couponUntil, language),
    burning_points: pointsOf(row.burning),
    burning_on: inWords(lastDay(row.burnsAt, row.timeZone), language),
  };
}
