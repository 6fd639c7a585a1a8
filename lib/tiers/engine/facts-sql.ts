import 'server-only';
import type { CountedLines, Goods } from '@/lib/domain/rules/conditions';
import type { Ladder } from '@/lib/domain/tiers/ladder';

/** Values of a statement: each is bound, and stands in the text as its number. */
export class Values {
  readonly list: unknown[] = [];
  bind(value: unknown): string {
    return `$${this.list.push(value)}`;
  }
}

/** What facts are asked: of whom, and from which day on at the least. */
export type Asked = {
  readonly ladder: Pick<Ladder, 'bases' | 'lines'>;
  /** IANA zone of the programme. */
  readonly timeZone: string;
  /** SQL of the first day; facts of days before may be missing. */
  readonly fromOn: string;
  /** SQL that lists member ids; null: all. */
  readonly whose: string | null;
  /** Of these one member in 32, the same ones everywhere. */
  readonly isSample?: boolean | undefined;
};

/** Narrows a column of member ids to the sample. */
export const sampledSql = (column: string, isSample: boolean | undefined): string =>
  isSample === true ? ` AND ${column} & 31 = 0` : '';

function inGoods(values: Values, { articles, categories, labels }: Goods): string {
  return [
    articles && `l.article = ANY(${values.bind(articles)}::text[])`,
    categories && `l.category = ANY(${values.bind(categories)}::text[])`,
    labels && `l.labels && ${values.bind(labels)}::text[]`,
  ]
    .filter(Boolean)
    .join(' OR ');
}

/** The same lines as `countsLine` of lib/domain/rules counts. */
function countedLines(values: Values, { only, except, delivery, giftCards }: CountedLines): string {
  const kinds = ['goods', ...(delivery ? ['delivery'] : []), ...(giftCards ? ['giftCard'] : [])];
  return [
    `l.kind = ANY(${values.bind(kinds)}::text[])`,
    ...(only === undefined ? [] : [`(${inGoods(values, only)})`]),
    ...(except === undefined ? [] : [`NOT (${inGoods(values, except)})`]),
  ].join(' AND ');
}

/** What a receipt counts of its money: all of it, or those of its lines that count; one without lines as a whole. Less what came back. */
function spendOf(values: Values, lines: CountedLines | null): string {
  const whole = 'p.amount_minor - p.returned_minor';
  if (lines === null) return whole;
  return `coalesce((
      SELECT coalesce(sum(l.amount_minor - l.returned_minor) FILTER (WHERE ${countedLines(values, lines)}), 0)
      FROM purchase_lines l
      WHERE (l.member_id, l.business_date, l.purchase_id) = (p.member_id, p.business_date, p.purchase_id)
      HAVING count(*) > 0), ${whole})`;
}

/**
 * SQL of what members did, a row a receipt or a movement of points: `member_id, day, spend, receipts, points`. What came back of a
 * purchase lowers it on its own day, and a receipt that came back whole is none; a return that names no purchase counts on the
 * day it was brought. Points are those earned, less those that returns took back, on the days they moved.
 */
export function factsSql(values: Values, asked: Asked): string {
  const { ladder, timeZone, fromOn, whose, isSample } = asked;
  const { bases, lines } = ladder;
  const mine = (column: string) =>
    `${whose === null ? '' : ` AND ${column} IN (${whose})`}${sampledSql(column, isSample)}`;
  const parts: string[] = [];
  if (bases.includes('spend') || bases.includes('receipts')) {
    parts.push(`
      SELECT p.member_id, p.business_date AS day, ${spendOf(values, lines)} AS spend,
        (NOT p.is_return AND (p.amount_minor > p.returned_minor OR p.amount_minor = 0))::int AS receipts, 0::bigint AS points
      FROM purchases p
      WHERE p.member_id <> 0 AND p.business_date >= ${fromOn} AND p.revises_id IS NULL${mine('p.member_id')}`);
  }
  if (bases.includes('points')) {
    const zone = values.bind(timeZone);
    parts.push(`
      SELECT e.member_id, (e.occurred_at AT TIME ZONE ${zone})::date, 0::bigint, 0, e.amount + e.pending
      FROM point_entries e
      WHERE e.kind IN ('earn', 'earn_reversal') AND e.occurred_at >= (${fromOn})::timestamp AT TIME ZONE ${zone}${mine('e.member_id')}`);
  }
  return parts.join(' UNION ALL ');
}
