import 'server-only';
import type { MemberPurchase } from '@/lib/domain/mechanics/facts';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import type { Values } from '@/lib/tiers/engine/facts-sql';
import { type AskedFacts, type FactsOf, gather, statementOf } from '../asked-facts';

/** Whole units of a line: what is sold by weight is at least one. */
const unitsOf = (milli: string) => `ceil(${milli} / 1000.0)`;

type Goods = { readonly category: string; readonly units: number; readonly minor: bigint };
type Row = {
  readonly memberId: number;
  readonly purchaseId: string;
  readonly boughtOn: string;
  readonly partner: string;
  readonly on: string;
  readonly isBack: boolean;
  /** Null: of goods there was nothing. */
  readonly category: string | null;
  readonly units: number;
  readonly minor: string;
};

/**
 * Purchases and what came back of them, a row for each purchase, day and category. A receipt that came without lines is one unit of
 * goods that nothing is known of, which is back once all its money is. Delivery and gift cards are no goods. A return that names no purchase takes
 * nothing back of any.
 */
export function goodsSql(
  values: Values,
  { mine, throughOn }: { readonly mine: (column: string) => string; readonly throughOn: string },
): string {
  const through = `${values.bind(throughOn)}::date`;
  return `
    WITH back AS (
      SELECT r.member_id, r.revises_on, r.revises_id, s.partner, r.business_date AS day, (l.line_no IS NULL) AS is_whole,
        CASE WHEN coalesce(o.kind, l.kind, 'goods') = 'goods' THEN coalesce(o.category, l.category, '') END AS category,
        -coalesce(l.amount_minor, r.amount_minor) AS minor, o.quantity_milli AS of_milli, p.amount_minor AS of_minor,
        abs(coalesce(l.quantity_milli, 0)) AS milli,
        sum(abs(coalesce(l.quantity_milli, 0))) OVER line AS milli_so_far,
        -r.amount_minor AS receipt_minor, sum(-r.amount_minor) OVER line AS minor_so_far
      FROM purchases r
      JOIN purchases p ON p.member_id = r.member_id AND p.business_date = r.revises_on AND p.purchase_id = r.revises_id
      JOIN stores s ON s.store_id = p.store_id
      LEFT JOIN purchase_lines l ON l.member_id = r.member_id AND l.business_date = r.business_date AND l.purchase_id = r.purchase_id
      LEFT JOIN purchase_lines o ON o.member_id = r.member_id AND o.business_date = r.revises_on AND o.purchase_id = r.revises_id
        AND o.line_no = l.line_no
      WHERE ${mine('r.member_id')} AND r.revises_id IS NOT NULL AND r.business_date <= ${through}
      WINDOW line AS (PARTITION BY r.member_id, r.revises_on, r.revises_id, l.line_no ORDER BY r.business_date, r.purchase_id))
    SELECT member_id::float8 AS "memberId", purchase_id::text AS "purchaseId", bought_on::text AS "boughtOn", partner, day::text AS "on",
      is_back AS "isBack", category, coalesce(sum(units), 0)::int AS units, coalesce(sum(minor), 0)::text AS minor
    FROM (
      SELECT p.member_id, p.purchase_id, p.business_date AS bought_on, s.partner, p.business_date AS day, false AS is_back,
        CASE WHEN coalesce(l.kind, 'goods') = 'goods' THEN coalesce(l.category, '') END AS category,
        CASE WHEN l.line_no IS NULL THEN 1 ELSE ${unitsOf('l.quantity_milli')} END AS units, coalesce(l.amount_minor, p.amount_minor) AS minor
      FROM purchases p
      JOIN stores s ON s.store_id = p.store_id
      LEFT JOIN purchase_lines l ON l.member_id = p.member_id AND l.business_date = p.business_date AND l.purchase_id = p.purchase_id
      WHERE ${mine('p.member_id')} AND NOT p.is_return AND p.business_date <= ${through}
      UNION ALL
      SELECT member_id, revises_id, revises_on, partner, day, true, category,
        CASE WHEN is_whole THEN (minor_so_far >= of_minor AND minor_so_far - receipt_minor < of_minor)::int
          ELSE ${unitsOf('(coalesce(of_milli, milli_so_far) - milli_so_far + milli)')} - ${unitsOf('(coalesce(of_milli, milli_so_far) - milli_so_far)')} END, minor
      FROM back WHERE category IS NOT NULL) x
    GROUP BY member_id, purchase_id, bought_on, partner, day, is_back, category
    ORDER BY member_id, bought_on, purchase_id, is_back, day, category`;
}

/** Puts the rows of one purchase together; they stand side by side. */
function purchasesOf(rows: readonly Row[]): readonly MemberPurchase[] {
  const made: (MemberPurchase & { goods: Goods[]; returns: (Goods & { on: string })[] })[] = [];
  for (const { purchaseId, boughtOn, partner, on, isBack, category, units, minor } of rows) {
    let last = made.at(-1);
    if (last?.receipt !== purchaseId) {
      last = { receipt: purchaseId, on: boughtOn, partner, goods: [], returns: [] };
      made.push(last);
    }
    if (category === null) continue;
    const goods = { category, units, minor: BigInt(minor) };
    if (isBack) last.returns.push({ ...goods, on });
    else last.goods.push(goods);
  }
  return made;
}

/** Purchases with goods by category and returns by their own days; a receipt is called by the number that the product gave it. */
async function withGoods(run: RunRows, asked: AskedFacts): Promise<FactsOf<'purchases'>> {
  const { values, mine } = statementOf(asked);
  const text = goodsSql(values, { mine, throughOn: asked.throughOn });
  const rows = await gather<Row, Row>(run, { text, values }, (row) => row);
  return new Map([...rows].map(([memberId, list]) => [memberId, purchasesOf(list)]));
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
  if (asked.hasGoods !== false) return withGoods(run, asked);
  const days = await readBuyingDays(run, asked);
  const empty = { partner: '', goods: [], returns: [] };
  return new Map(
    [...days].map(([memberId, list]) => [
      memberId,
      list.map((on) => ({ ...empty, receipt: on, on })),
    ]),
  );
}
