import 'server-only';
import { z } from 'zod';
import type { BoughtLine } from '@/lib/domain/purchases/return-lines';
import { STORE_FORMATS } from '@/lib/domain/purchases/states';
import { memberFacts } from '@/lib/domain/rules/asked-by';
import { CHANNELS, LINE_KINDS } from '@/lib/domain/rules/conditions';
import type { FactLine, ReceiptFacts } from '@/lib/domain/rules/facts';
import { factsJson } from '@/lib/domain/rules/stored-json';
import type { TrialReceipt, TrialReceiptKey } from '@/lib/domain/rules/trial';
import { assert } from '@/lib/domain/shared/assert';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';

/** A receipt as it can be judged again. */
export type TrialFacts = {
  readonly receipt: TrialReceipt;
  readonly facts: ReceiptFacts;
  /** What was kept when it was recorded; null: it was imported. */
  readonly kept: ReceiptFacts | null;
  /** Its lines with what came back of each; empty: it came without lines. */
  readonly bought: readonly BoughtLine[];
  readonly purchasedAt: Date;
};

const amount = z.string().transform(BigInt);
const lineRow = z.object({
  lineNo: z.number(),
  kind: z.enum(LINE_KINDS),
  article: z.string(),
  category: z.string(),
  labels: z.array(z.string()),
  quantityMilli: amount,
  amountMinor: amount,
  returnedMilli: amount,
  returnedMinor: amount,
});
const factsRow = z.object({
  memberId: z.number(),
  businessDate: z.string(),
  purchaseId: z.number(),
  receipt: z.string(),
  store: z.string(),
  storeId: z.number(),
  format: z.enum(STORE_FORMATS),
  partner: z.string(),
  channel: z.enum(CHANNELS),
  weekday: z.number(),
  clock: z.string(),
  purchasedAt: z.date(),
  tierId: z.number(),
  cardTypeId: z.number(),
  joinedOn: z.string().nullable(),
  birthOn: z.string().nullable(),
  birthSetOn: z.string().nullable(),
  amountMinor: amount,
  lines: z.array(lineRow),
  /** What rules judged it by, where they decided it. */
  kept: z.unknown(),
});

/**
 * Receipts with their lines, the tier that the member had on the day and, where rules decided them, what was kept of that. A
 * receipt whose way of buying nobody told was bought where its store is. The card is the member's latest: receipts do not name theirs.
 */
const FACTS = `
  SELECT p.member_id::float8 AS "memberId", p.business_date::text AS "businessDate", p.purchase_id::float8 AS "purchaseId",
    p.receipt, s.name AS store, p.store_id AS "storeId", s.format, s.partner, p.amount_minor::text AS "amountMinor",
    p.purchased_at AS "purchasedAt", coalesce(p.channel, CASE s.format WHEN 'online' THEN 'web' ELSE 'store' END) AS channel,
    extract(isodow FROM p.business_date)::int AS weekday, to_char(p.purchased_at AT TIME ZONE $4, 'HH24:MI') AS clock,
    coalesce(t.tier_id, 0)::int AS "tierId", w.joined_on::text AS "joinedOn", f.birth_on::text AS "birthOn",
    f.birth_set_on::text AS "birthSetOn",
    coalesce((SELECT c.card_type_id FROM cards c WHERE c.member_id = p.member_id ORDER BY c.card_id DESC LIMIT 1), 0) AS "cardTypeId",
    coalesce(l.lines, '[]') AS lines, nullif(d.facts, '{}') AS kept
  FROM unnest($1::bigint[], $2::date[], $3::bigint[]) WITH ORDINALITY AS k (member_id, business_date, purchase_id, place)
  CROSS JOIN LATERAL (
    SELECT * FROM purchases p WHERE p.member_id = k.member_id AND p.business_date = k.business_date
      AND p.purchase_id = k.purchase_id AND NOT p.is_return) p
  JOIN stores s ON s.store_id = p.store_id
  LEFT JOIN members w ON w.member_id = p.member_id
  LEFT JOIN member_profiles f ON f.member_id = p.member_id
  LEFT JOIN LATERAL (
    SELECT CASE WHEN c.change_id IS NULL THEN m.tier_id ELSE c.from_tier_id END AS tier_id FROM members m
    LEFT JOIN LATERAL (
      SELECT change_id, from_tier_id FROM tier_changes c
      WHERE c.member_id = m.member_id AND c.happened_at > p.purchased_at ORDER BY c.change_id LIMIT 1) c ON true
    WHERE m.member_id = p.member_id) t ON true
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('lineNo', line_no, 'kind', kind, 'article', article, 'category', category,
      'labels', labels, 'quantityMilli', quantity_milli::text, 'amountMinor', amount_minor::text,
      'returnedMilli', returned_milli::text, 'returnedMinor', returned_minor::text) ORDER BY line_no) AS lines
    FROM purchase_lines l WHERE l.member_id = p.member_id AND l.business_date = p.business_date
      AND l.purchase_id = p.purchase_id) l ON true
  LEFT JOIN LATERAL (
    SELECT d.facts FROM purchase_decisions d WHERE d.member_id = p.member_id AND d.business_date = p.business_date
      AND d.purchase_id = p.purchase_id) d ON true
  ORDER BY k.place`;

const WHOLE_UNIT_MILLI = 1_000n;

/** A receipt that came without lines is one line of goods that nothing is known of. */
function linesOf({ lines, amountMinor }: z.output<typeof factsRow>): readonly FactLine[] {
  if (lines.length > 0) {
    return lines
      .filter((line) => line.amountMinor >= 0n)
      .map(({ returnedMilli: _milli, returnedMinor: _minor, ...line }) => line);
  }
  const unknown = { kind: 'goods', article: '', category: '', labels: [] } as const;
  return [{ ...unknown, lineNo: 1, quantityMilli: WHOLE_UNIT_MILLI, amountMinor }];
}

function toFacts(row: z.output<typeof factsRow>): TrialFacts {
  const { memberId, businessDate, purchaseId, receipt, store, clock, kept } = row;
  const judged = kept === null ? null : factsJson.parse(kept);
  const tierId = judged?.tierId ?? row.tierId;
  return {
    receipt: {
      memberId,
      businessDate,
      purchaseId,
      receipt,
      store,
      clock,
      tierId,
      amountMinor: String(row.amountMinor),
    },
    facts: {
      businessDate,
      weekday: row.weekday,
      clock,
      storeId: row.storeId,
      format: row.format,
      partner: row.partner,
      channel: row.channel,
      tierId,
      cardTypeId: judged?.cardTypeId ?? row.cardTypeId,
      member: judged?.member ?? memberFacts(row, businessDate),
      payments: judged?.payments ?? [],
      paidByPointsMinor: judged?.paidByPointsMinor ?? 0n,
      lines: linesOf(row),
    },
    kept: judged,
    bought: row.lines.filter((line) => line.amountMinor >= 0n),
    purchasedAt: row.purchasedAt,
  };
}

/** What rules judge receipts by, in their order; what is no purchase is left out. */
export async function readFacts(
  run: RunRows,
  keys: readonly TrialReceiptKey[],
  timeZone: string,
): Promise<readonly TrialFacts[]> {
  if (keys.length === 0) return [];
  const rows = await run(FACTS, [
    keys.map(({ memberId }) => memberId),
    keys.map(({ businessDate }) => businessDate),
    keys.map(({ purchaseId }) => purchaseId),
    timeZone,
  ]);
  const parsed = z.array(factsRow).safeParse(rows);
  assert(parsed.success, 'purchases can be read as facts');
  return parsed.data.map(toFacts);
}
