import 'server-only';
import type { CapUse, ReceiptFacts } from '@/lib/domain/rules/facts';
import { toPoints } from '@/lib/domain/shared/points';
import { RULES_STAMP } from '@/lib/rules/read-rules-by-stamp';
import type { RunRows } from '../claims/read-receipts';

/** What a member is at the moment of a receipt, for the rules. A tier 0 is none. */
export type MemberContext = {
  readonly tierId: number;
  readonly used: CapUse;
} & Pick<ReceiptFacts, 'multipliers'>;

/** The same for a receipt that this transaction takes in. */
type ReceiptContext = MemberContext & {
  /** Null: it is in the books already. */
  readonly purchaseId: number | null;
  /** A paper of it was claimed before: it has had its points. */
  readonly isClaimed: boolean;
  /** The stamp of the rules in force. */
  readonly rulesStamp: string | null;
};

type Row = {
  readonly tierId: number | null;
  readonly used: readonly (readonly [ruleId: number, day: string, month: string])[] | null;
  readonly times: ReceiptFacts['multipliers'] | null;
};

/** The member's tier at a moment: the first change after it says from which it led. */
const TIER = `
  SELECT CASE WHEN later.change_id IS NULL THEN m.tier_id ELSE later.from_tier_id END
  FROM members m
  LEFT JOIN LATERAL (
    SELECT t.change_id, t.from_tier_id FROM tier_changes t WHERE t.member_id = m.member_id AND t.happened_at > $2
    ORDER BY t.happened_at, t.change_id LIMIT 1) later ON true
  WHERE m.member_id = $1`;

/** Points by rule of the month of the receipt and of its day, as they stand after returns, papers among them; 0 is all together. */
const USED = `
  SELECT json_agg(json_build_array(rule_id, day::text, month::text))
  FROM (
    SELECT coalesce(r.rule_id, 0) AS rule_id, coalesce(sum(r.points), 0) AS month,
      coalesce(sum(r.points) FILTER (WHERE d.business_date = $3::date), 0) AS day
    FROM (
      SELECT business_date, rule_ids, rule_points FROM purchase_decisions
      WHERE member_id = $1 AND business_date >= date_trunc('month', $3::date::timestamp)::date
        AND business_date < (date_trunc('month', $3::date::timestamp) + interval '1 month')::date
      UNION ALL
      SELECT business_date, rule_ids, rule_points FROM purchase_claims
      WHERE member_id = $1 AND purchase_id IS NULL AND undone_at IS NULL
        AND business_date >= date_trunc('month', $3::date::timestamp)::date
        AND business_date < (date_trunc('month', $3::date::timestamp) + interval '1 month')::date) d
    CROSS JOIN LATERAL unnest(d.rule_ids, d.rule_points) AS r (rule_id, points)
    GROUP BY ROLLUP (r.rule_id)) used`;

/** Of mechanics on the day of the receipt, of each the highest; what a merged member was given is theirs who stayed. */
const TIMES = `
  SELECT json_agg(json_build_object('ruleId', rule_id, 'versionId', rule_version_id, 'timesBps', times_bps) ORDER BY rule_id)
  FROM (
    SELECT DISTINCT ON (rule_id) rule_id, rule_version_id, times_bps FROM member_multipliers
    WHERE member_id IN (SELECT $1 UNION ALL SELECT member_id FROM members WHERE merged_into = $1)
      AND given_on <= $3::date AND until_on >= $3::date
    ORDER BY rule_id, times_bps DESC, rule_version_id DESC) held`;

/** Claims the receipt first. The second function waits its turn among the claims of papers of the shop and day before it looks. */
const CLAIMED = `SELECT claim_receipt($4, $3::date, $5, $7, false, $1)::float8 AS "purchaseId",
  is_claimed_as_paper($4, $3::date, $5, $1, $6) AS "isClaimed", (${TIER}) AS "tierId", (${USED}) AS used,
  (${TIMES}) AS times, ${RULES_STAMP} AS "rulesStamp"`;

const CONTEXT = `SELECT (${TIER}) AS "tierId", (${USED}) AS used, (${TIMES}) AS times`;

type Asked = {
  readonly memberId: number;
  readonly purchasedAt: Date;
  readonly businessDate: string;
};

const valuesOf = ({ memberId, purchasedAt, businessDate }: Asked) => [
  memberId,
  purchasedAt.toISOString(),
  businessDate,
];

function contextOf(row: Row | undefined): MemberContext {
  const used = (row?.used ?? []).map(
    ([ruleId, day, month]) =>
      [ruleId, { day: toPoints(BigInt(day)), month: toPoints(BigInt(month)) }] as const,
  );
  const held = row?.times ?? null;
  const multipliers = held === null ? {} : { multipliers: held };
  return { tierId: row?.tierId ?? 0, used: new Map(used), ...multipliers };
}

/** Reads in one statement what rules ask of a member at the moment of a receipt. */
export async function readMemberContext(run: RunRows, asked: Asked): Promise<MemberContext> {
  const [row] = await run<Row>(CONTEXT, valuesOf(asked));
  return contextOf(row);
}

/** The tier that a member had at a moment; 0: none. */
export async function readTierAt(run: RunRows, memberId: number, at: Date): Promise<number> {
  const [row] = await run<Pick<Row, 'tierId'>>(`SELECT (${TIER}) AS "tierId"`, [
    memberId,
    at.toISOString(),
  ]);
  return row?.tierId ?? 0;
}

/** Claims a receipt and reads the same for it, and whether it was claimed as a paper. The account is locked by the caller. */
export async function claimWithContext(
  run: RunRows,
  asked: Asked & {
    readonly storeId: number;
    readonly till: string;
    readonly receipt: string;
    readonly amountMinor: bigint;
  },
): Promise<ReceiptContext> {
  const { storeId, till, receipt, amountMinor } = asked;
  const values = [...valuesOf(asked), storeId, receipt, amountMinor, till];
  const [row] = await run<Row & Omit<ReceiptContext, keyof MemberContext>>(CLAIMED, values);
  const { isClaimed = false, purchaseId = null, rulesStamp = null } = row ?? {};
  return { ...contextOf(row), isClaimed, purchaseId, rulesStamp };
}
