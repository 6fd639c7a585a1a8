import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { ConditionOf } from '@/lib/domain/segments/conditions/registry';
import { addDays } from '@/lib/domain/shared/calendar';
import type { PredicateContext, PredicateOf, Reading } from '../predicate';
import { allOf, amongRead, between, oneOfTexts, over, selectOf, within } from './pieces';
import { looked, lookedRows, shapeOf } from './purchases';

/** A part of a whole above zero, in percents from and to. */
const shared = (part: SQL, whole: SQL, percents: ConditionOf<'categoryShare'>['percents']) =>
  sql`${whole} > 0 AND ${between(sql`${part} * 100`, percents, whole)}`;

export const categoryShare: PredicateOf<'categoryShare'> = (condition, context) => {
  const { categories, percents, window } = condition;
  const part = sql`coalesce(sum(l.amount_minor) FILTER (WHERE ${oneOfTexts(sql`l.category`, categories)}), 0)`;
  return {
    needs: [],
    isSet: true,
    where: sql`k.member_id IN (SELECT l.member_id FROM purchase_lines l
      WHERE l.member_id > 0 AND ${window === undefined ? sql`true` : within(sql`l.business_date`, window, context)}${context.sampled(sql`l.member_id`)}
      GROUP BY l.member_id HAVING ${shared(part, sql`sum(l.amount_minor)`, percents)})`,
  };
};

export const basket: PredicateOf<'basket'> = (condition, context) => ({
  needs: [],
  isSet: true,
  where: sql`k.member_id IN (SELECT b.member_id FROM purchases b
    JOIN purchase_lines l USING (member_id, business_date, purchase_id)
    WHERE NOT b.is_return AND ${looked(condition, context)}
    GROUP BY b.member_id HAVING ${between(sql`count(*)`, condition.items, sql`count(DISTINCT b.purchase_id)`)})`,
});

export const discountShare: PredicateOf<'discountShare'> = (condition, context) => {
  const reading: Reading = {
    shape: shapeOf('discountShare', condition),
    rows: [sql`NOT b.is_return`, ...lookedRows(condition, context)],
    having: (only) =>
      shared(
        over(sql`sum(b.discount_minor)`, only),
        over(sql`sum(b.amount_minor + b.discount_minor)`, only),
        condition.percents,
      ),
  };
  return { needs: [], ...context.amongBuyers(selectOf(reading), reading) };
};

type Goods = Pick<ConditionOf<'began'>, 'stores' | 'categories' | 'articles'>;

/** What holds goods is read from lines, beside the receipts. */
const among = ({ categories, articles }: Goods, { amongBuyers }: PredicateContext) =>
  (categories ?? articles) === undefined ? amongBuyers : amongRead;

/** FROM and WHERE of receipts `b`, up to today, that hold any of the goods; a receipt stands there once for each such line. */
function receiptsWith({ stores, categories, articles }: Goods, context: PredicateContext): SQL {
  const goods = [
    ...(categories === undefined ? [] : [oneOfTexts(sql`l.category`, categories)]),
    ...(articles === undefined ? [] : [oneOfTexts(sql`l.article`, articles)]),
  ];
  const lines = sql`JOIN purchase_lines l USING (member_id, business_date, purchase_id)`;
  return sql`FROM purchases b ${goods.length === 0 ? sql`` : lines}
    WHERE NOT b.is_return AND b.business_date <= ${context.todayOn}::date AND ${looked({ stores }, context)}
      AND ${goods.length === 0 ? sql`true` : sql`(${sql.join(goods, sql` OR `)})`}`;
}

/** The last days, the days before them, and all that was earlier, as conditions on the day of a receipt. */
function times({ last, before }: Pick<ConditionOf<'began'>, 'last' | 'before'>, today: string) {
  const lastFrom = sql`${addDays(today, 1 - last)}::date`;
  const beforeFrom = sql`${addDays(today, 1 - last - before)}::date`;
  return {
    beforeFrom,
    inLast: sql`b.business_date >= ${lastFrom}`,
    inBefore: sql`b.business_date >= ${beforeFrom} AND b.business_date < ${lastFrom}`,
    isEarlier: sql`b.business_date < ${beforeFrom}`,
  };
}

const some = (where: SQL) => sql`coalesce(bool_or(${where}), false)`;

/** With goods or stores: of all receipts since then, those that hold any are told apart by when they were. */
function beganWith(condition: ConditionOf<'began'>, context: PredicateContext): SQL {
  const { beforeFrom, inLast, inBefore, isEarlier } = times(condition, context.todayOn);
  const { beginnings } = condition;
  // Both is either: nothing to look for further back.
  const asked = beginnings?.length === 1 ? beginnings[0] : undefined;
  return sql`SELECT b.member_id ${receiptsWith(condition, context)}
      AND ${asked === undefined ? sql`b.business_date >= ${beforeFrom}` : sql`true`}
    GROUP BY b.member_id HAVING ${allOf([
      some(inLast),
      sql`NOT ${some(inBefore)}`,
      ...(asked === 'again' ? [some(isEarlier)] : []),
      ...(asked === 'first' ? [sql`NOT ${some(isEarlier)}`] : []),
    ])}`;
}

/** Whatever was bought: a receipt of the last days itself says how long before it nothing was bought. */
function beganBuying(condition: ConditionOf<'began'>, context: PredicateContext): Reading {
  const { beforeFrom, inLast } = times(condition, context.todayOn);
  const how = {
    again: sql`b.business_date - b.gap_days < ${beforeFrom}`,
    first: sql`b.gap_days IS NULL`,
  };
  const asked = condition.beginnings ?? (['again', 'first'] as const);
  return {
    shape: 'began',
    rows: [
      sql`NOT b.is_return`,
      sql`b.business_date <= ${context.todayOn}::date`,
      ...lookedRows({}, context),
      inLast,
      sql`(${sql.join(
        asked.map((beginning) => how[beginning]),
        sql` OR `,
      )})`,
    ],
    having: (only) => sql`${over(sql`count(*)`, only)} > 0`,
  };
}

export const began: PredicateOf<'began'> = (condition, context) => {
  const { stores, categories, articles } = condition;
  if ((stores ?? categories ?? articles) === undefined) {
    const reading = beganBuying(condition, context);
    return { needs: [], ...context.amongBuyers(selectOf(reading), reading) };
  }
  return { needs: [], ...among(condition, context)(beganWith(condition, context)) };
};

export const stopped: PredicateOf<'stopped'> = (condition, context) => {
  const { beforeFrom, inLast, inBefore } = times(condition, context.todayOn);
  const hasGoods = (condition.categories ?? condition.articles) !== undefined;
  // Without goods each receipt stands there once, and the sample's index knows enough.
  const receipts = hasGoods ? sql`count(DISTINCT b.purchase_id)` : sql`count(*)`;
  return {
    needs: [],
    ...among(
      condition,
      context,
    )(sql`SELECT b.member_id ${receiptsWith(condition, context)}
        AND b.business_date >= ${beforeFrom}
      GROUP BY b.member_id HAVING NOT ${some(inLast)} AND ${some(inBefore)}
        AND ${between(receipts, condition.receipts ?? {})}`),
  };
};
