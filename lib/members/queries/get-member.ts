import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import { averageMinor } from '@/lib/domain/analytics/ratios';
import { maskEmail, maskPhone } from '@/lib/domain/members/contact-masks';
import type { MemberCard, MemberPage } from '@/lib/domain/members/member-page';
import { type MemberKind, type MemberStatus, memberCode } from '@/lib/domain/members/states';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';
import { readDetails } from '../read-details';
import { type ScoreColumns, shownScores } from '../shown-scores';
import { shownTier, type TierColumns, tierColumns } from '../shown-tier';

/** Fewer purchases have no rhythm of their own. */
const RHYTHM_MIN_GAPS = 2;
const CARDS_LIMIT = 50;
const EXTERNAL_LIMIT = 10;

type MemberRow = TierColumns &
  ScoreColumns & {
    readonly firstName: string;
    readonly lastName: string;
    readonly middleName: string;
    readonly status: MemberStatus;
    readonly mergedInto: number | null;
    readonly closesOn: string | null;
    readonly kind: MemberKind;
    readonly joinedOn: string;
    readonly birthOn: string | null;
    readonly homeStore: string | null;
    readonly phone: string | null;
    readonly email: string | null;
    readonly receipts: number;
    readonly revenueMinor: bigint;
    readonly receipts365: number;
    readonly revenue365Minor: bigint;
    readonly firstPurchaseOn: string | null;
    readonly lastPurchaseOn: string | null;
    readonly asOfOn: string;
    readonly currency: string;
    readonly timeZone: string;
  };

type HistoryRow = {
  readonly yearBefore: bigint;
  readonly gaps: number;
  readonly usualGapDays: number | null;
};

async function memberRow(read: Read, memberId: number): Promise<MemberRow | undefined> {
  const rows = await read<MemberRow[]>`
    SELECT coalesce(p.first_name, '') AS "firstName", coalesce(p.last_name, '') AS "lastName",
      coalesce(p.middle_name, '') AS "middleName",
      m.status, m.merged_into::float8 AS "mergedInto", m.closes_on AS "closesOn", m.kind, m.joined_on AS "joinedOn", p.birth_on AS "birthOn", st.name AS "homeStore",
      p.phone, p.email, ${read.unsafe(tierColumns('t'))},
      coalesce(s.receipts, 0) AS receipts, coalesce(s.revenue_minor, 0) AS "revenueMinor",
      coalesce(s.receipts_365, 0) AS "receipts365",
      coalesce(s.revenue_365_minor, 0) AS "revenue365Minor",
      s.first_purchase_on AS "firstPurchaseOn", s.last_purchase_on AS "lastPurchaseOn",
      s.r, s.f, s.m, a.as_of_on AS "asOfOn",
      coalesce(g.currency, 'RUB') AS currency, coalesce(g.time_zone, 'UTC') AS "timeZone"
    FROM members m
    CROSS JOIN analytics_state a
    LEFT JOIN programme g ON true
    LEFT JOIN member_profiles p USING (member_id)
    LEFT JOIN member_summary s USING (member_id)
    LEFT JOIN tiers t ON t.tier_id = m.tier_id
    LEFT JOIN stores st ON st.store_id = s.home_store_id
    WHERE m.member_id = ${memberId}`;
  return rows[0];
}

/** What the summary does not keep: the year before, and the rhythm of the purchases. */
async function historyRow(read: Read, memberId: number): Promise<HistoryRow | undefined> {
  const rows = await read<HistoryRow[]>`
    SELECT coalesce(sum(amount_minor) FILTER (
        WHERE business_date > a.as_of_on - 730 AND business_date <= a.as_of_on - 365), 0)::bigint AS "yearBefore",
      count(gap_days)::int AS gaps,
      percentile_disc(0.5) WITHIN GROUP (ORDER BY gap_days) AS "usualGapDays"
    FROM purchases CROSS JOIN analytics_state a
    WHERE member_id = ${memberId}`;
  return rows[0];
}

async function cardsOf(read: Read, memberId: number): Promise<MemberCard[]> {
  return read<MemberCard[]>`
    SELECT card_id::float8 AS "cardId", number, status, block_reason AS "blockReason", issued_on AS "issuedOn"
    FROM cards
    WHERE member_id = ${memberId} ORDER BY status = 'active' DESC, issued_on DESC, card_id DESC
    LIMIT ${CARDS_LIMIT}`;
}

async function externalIds(read: Read, memberId: number): Promise<string[]> {
  const rows = await read<{ value: string }[]>`
    SELECT value FROM identity_claims WHERE member_id = ${memberId} AND kind = 'external'
    ORDER BY value LIMIT ${EXTERNAL_LIMIT}`;
  return rows.map(({ value }) => value);
}

/** A member as their page shows them; contacts masked. Throws `not_found`. */
export const getMember = defineQuery({
  id: 'members.get',
  permission: 'members.read',
  input: z.object({ memberId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
  run: async ({ read, input: { memberId }, actor, now }): Promise<MemberPage> => {
    const [row, history, cards, external, details] = await Promise.all([
      memberRow(read, memberId),
      historyRow(read, memberId),
      cardsOf(read, memberId),
      externalIds(read, memberId),
      readDetails(read, memberId, actor),
    ]);
    if (row === undefined) throw new AppError('not_found');
    const hasRhythm = (history?.gaps ?? 0) >= RHYTHM_MIN_GAPS;
    return {
      memberId,
      code: memberCode(memberId),
      name: `${row.firstName} ${row.lastName}`.trim(),
      middleName: row.middleName,
      details,
      status: row.status,
      mergedInto: row.mergedInto,
      closesOn: row.closesOn,
      kind: row.kind,
      tier: shownTier(row),
      joinedOn: row.joinedOn,
      birthOn: row.birthOn,
      homeStore: row.homeStore,
      phone: row.phone === null ? null : maskPhone(row.phone),
      email: row.email === null ? null : maskEmail(row.email),
      externalIds: external,
      cards,
      figures: {
        receipts365: row.receipts365,
        revenue365Minor: row.revenue365Minor,
        revenueYearBeforeMinor: history?.yearBefore ?? 0n,
        receipts: row.receipts,
        revenueMinor: row.revenueMinor,
        averageReceiptMinor: averageMinor(row.revenue365Minor, row.receipts365),
        firstPurchaseOn: row.firstPurchaseOn,
        lastPurchaseOn: row.lastPurchaseOn,
        usualGapDays: hasRhythm ? (history?.usualGapDays ?? null) : null,
        scores: shownScores(row),
      },
      currency: row.currency,
      todayOn: dayInZone(now, row.timeZone),
      timeZone: row.timeZone,
      asOfOn: row.asOfOn,
    };
  },
});
