import 'server-only';
import type { MemberPurchase } from '@/lib/domain/mechanics/facts';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import type { Values } from '@/lib/tiers/engine/facts-sql';
import { type AskedFacts, type FactsOf, gather, statementOf } from '../asked-facts';

/** Whole units of a line: what is sold by weight is at least one. */
const unitsOf = (milli: string) => `ceil(${milli} / 1000.0)`;

type Of = { readonly mine: (column: string) => string; readonly throughOn: string };
type Goods = { readonly category: string; readonly units: number; readonly minor: bigint };
type ReceiptRow = {
  readonly memberId: number;
  readonly purchaseId: string;
  readonly on: string;
  readonly partner: string;
  readonly minor: string;
};
type GoodsRow = {
  readonly memberId: number;
  readonly purchaseId: string;
  /** Null: it is no goods. */
  readonly category: string | null;
  readonly units: number;
  readonly minor: string;
};
type BackRow = Omit<GoodsRow, 'category'> & { readonly category: string; readonly on: string };

/** SQL of receipts, in the order they were made. */
function receiptsSql(values: Values, { mine, throughOn }: Of): string {
  return `SELECT p.member_id::float8 AS "memberId", p.purchase_id::text AS "purchaseId", p.business_date::text AS "on", s.partner,
      p.amount_minor::text AS minor
    FROM purchases p JOIN stores s USING (store_id)
    WHERE ${mine('p.member_id')} AND NOT p.is_return AND p.business_date <= ${values.bind(throughOn)}::date
    ORDER BY p.member_id, p.business_date, p.purchase_id`;
}

/** SQL of what receipts hold by category, also those that take something back. Delivery and gift cards are no goods. */
function goodsSql(values: Values, { mine, throughOn }: Of): string {
  return `SELECT l.member_id::float8 AS "memberId", l.purchase_id::text AS "purchaseId",
      CASE WHEN l.kind = 'goods' THEN coalesce(l.category, '') END AS category,
      sum(${unitsOf('l.quantity_milli')})::int AS units, sum(l.amount_minor)::text AS minor
    FROM purchase_lines l WHERE ${mine('l.member_id')} AND l.business_date <= ${values.bind(throughOn)}::date
    GROUP BY l.member_id, l.purchase_id, 3 ORDER BY l.member_id, l.purchase_id, 3`;
}

/**
 * SQL of what came back of receipts, by day and category. A receipt that came without lines is one unit of goods that nothing is known of,
 * which is back once all its money is. A return that names no purchase takes nothing back of any.
 */
function backSql(values: Values, { mine, throughOn }: Of): string {
  return `
    WITH back AS (
      SELECT r.member_id, r.revises_id, r.business_date AS day, (l.line_no IS NULL) AS is_whole,
        CASE WHEN coalesce(o.kind, l.kind, 'goods') = 'goods' THEN coalesce(o.category, l.category, '') END AS category,
        -coalesce(l.amount_minor, r.amount_minor) AS minor, o.quantity_milli AS of_milli, p.amount_minor AS of_minor,
        abs(coalesce(l.quantity_milli, 0)) AS milli,
        sum(abs(coalesce(l.quantity_milli, 0))) OVER line AS milli_so_far,
        -r.amount_minor AS receipt_minor, sum(-r.amount_minor) OVER line AS minor_so_far
      FROM purchases r
      JOIN purchases p ON p.member_id = r.member_id AND p.business_date = r.revises_on AND p.purchase_id = r.revises_id
      LEFT JOIN purchase_lines l ON l.member_id = r.member_id AND l.business_date = r.business_date AND l.purchase_id = r.purchase_id
      LEFT JOIN purchase_lines o ON o.member_id = r.member_id AND o.business_date = r.revises_on AND o.purchase_id = r.revises_id
        AND o.line_no = l.line_no
      WHERE ${mine('r.member_id')} AND r.revises_id IS NOT NULL AND r.business_date <= ${values.bind(throughOn)}::date
      WINDOW line AS (PARTITION BY r.member_id, r.revises_on, r.revises_id, l.line_no ORDER BY r.business_date, r.purchase_id))
    SELECT member_id::float8 AS "memberId", revises_id::text AS "purchaseId", day::text AS "on", category,
      coalesce(sum(CASE WHEN is_whole THEN (minor_so_far >= of_minor AND minor_so_far - receipt_minor < of_minor)::int
        ELSE ${unitsOf('(coalesce(of_milli, milli_so_far) - milli_so_far + milli)')} - ${unitsOf('(coalesce(of_milli, milli_so_far) - milli_so_far)')} END), 0)::int AS units,
      coalesce(sum(minor), 0)::text AS minor
    FROM back WHERE category IS NOT NULL
    GROUP BY member_id, revises_id, day, category ORDER BY member_id, revises_id, day, category`;
}

const goodsOf = (rows: readonly GoodsRow[]): readonly Goods[] =>
  rows.flatMap(({ category, units, minor }) =>
    category === null ? [] : [{ category, units, minor: BigInt(minor) }],
  );

/** Purchases with goods by category and returns by their own days; a receipt is called by the number that the product gave it. */
async function withGoods(run: RunRows, asked: AskedFacts): Promise<FactsOf<'purchases'>> {
  const ask = <Row extends { readonly purchaseId: string }>(
    sqlOf: (values: Values, of: Of) => string,
  ): Promise<readonly Row[]> => {
    const { values, mine } = statementOf(asked);
    return run<Row>(sqlOf(values, { mine, throughOn: asked.throughOn }), values.list);
  };
  const receipts = await ask<ReceiptRow>(receiptsSql);
  const goods = Map.groupBy(await ask<GoodsRow>(goodsSql), (row) => row.purchaseId);
  const back = Map.groupBy(await ask<BackRow>(backSql), (row) => row.purchaseId);
  const byMember = new Map<number, MemberPurchase[]>();
  for (const { memberId, purchaseId: receipt, on, partner, minor } of receipts) {
    const lines = goods.get(receipt);
    const purchase: MemberPurchase = {
      ...{ receipt, on, partner },
      goods:
        lines === undefined ? [{ category: '', units: 1, minor: BigInt(minor) }] : goodsOf(lines),
      returns: (back.get(receipt) ?? []).map(({ on, category, units, minor }) => ({
        ...{ category, units, on },
        minor: BigInt(minor),
      })),
    };
    const known = byMember.get(memberId);
    if (known === undefined) byMember.set(memberId, [purchase]);
    else known.push(purchase);
  }
  return byMember;
}

/** The same of those members alone whose purchases are not known yet, beside what is known. */
async function withKnown(run: RunRows, asked: AskedFacts): Promise<FactsOf<'purchases'>> {
  const { known, whose } = asked;
  if (known === undefined || !('memberIds' in whose)) return withGoods(run, asked);
  const memberIds = whose.memberIds.filter((memberId) => !known.has(memberId));
  if (memberIds.length === 0) return known;
  const read = await withGoods(run, { ...asked, whose: { memberIds } });
  for (const memberId of memberIds) known.set(memberId, read.get(memberId) ?? []);
  return known;
}

/** SQL of the days on which members bought, each once. */
export function buyingDaysSql(
  values: Values,
  { mine, throughOn }: { readonly mine: (column: string) => string; readonly throughOn: string },
): string {
  return `SELECT p.member_id, p.business_date AS day FROM purchases p
    WHERE ${mine('p.member_id')} AND NOT p.is_return AND p.business_date <= ${values.bind(throughOn)}::date GROUP BY 1, 2`;
}

/** The days on which members bought, in order. */
export async function readBuyingDays(
  run: RunRows,
  asked: AskedFacts,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const { values, mine } = statementOf(asked);
  const text = `SELECT member_id::float8 AS "memberId", day::text AS day
    FROM (${buyingDaysSql(values, { mine, throughOn: asked.throughOn })}) d ORDER BY member_id, d.day`;
  return gather<{ memberId: number; day: string }, string>(run, { text, values }, ({ day }) => day);
}

/** Purchases of members; where goods are not asked, a day on which they bought is one purchase of nothing. */
export async function readPurchases(
  run: RunRows,
  asked: AskedFacts,
): Promise<FactsOf<'purchases'>> {
  if (asked.hasGoods !== false) return withKnown(run, asked);
  const days = await readBuyingDays(run, asked);
  const empty = { partner: '', goods: [], returns: [] };
  return new Map(
    [...days].map(([memberId, list]) => [
      memberId,
      list.map((on) => ({ ...empty, receipt: on, on })),
    ]),
  );
}
