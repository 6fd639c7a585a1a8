import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { ConditionOf } from '@/lib/domain/segments/conditions/registry';
import type { PredicateContext, PredicateOf } from '../predicate';
import { allOf, between, NEVER, oneOfTexts, within } from './pieces';

type Where = Pick<ConditionOf<'bought'>, 'window' | 'stores' | 'formats'>;

/** Which receipts and returns `b` are looked at; guests' are nobody's. */
export function looked({ window, stores, formats }: Where, context: PredicateContext): SQL {
  return sql`b.member_id > 0 AND ${allOf([
    ...(window === undefined ? [] : [within(sql`b.business_date`, window, context)]),
    ...(stores === undefined ? [] : [sql`b.store_id = ANY(${sql.param([...stores])}::int[])`]),
    ...(formats === undefined
      ? []
      : [
          sql`b.store_id = ANY(ARRAY(SELECT store_id FROM stores WHERE ${oneOfTexts(sql`format`, formats)}))`,
        ]),
  ])}${context.sampled(sql`b.member_id`)}`;
}

/** What is asked of a member's receipts: `count` of them, at least one, and their `money`. */
function asked(condition: ConditionOf<'bought'>, count: SQL, money: SQL): SQL {
  const { receipts, spent, average } = condition;
  return allOf([
    sql`${count} > 0`,
    ...(receipts === undefined ? [] : [between(count, receipts)]),
    ...(spent === undefined ? [] : [between(money, spent)]),
    ...(average === undefined ? [] : [between(money, average, count)]),
  ]);
}

export const bought: PredicateOf<'bought'> = (condition, context) => {
  const { categories, articles } = condition;
  if (categories === undefined && articles === undefined) {
    return {
      needs: [],
      isSet: true,
      where: sql`k.member_id IN (SELECT b.member_id FROM purchases b WHERE ${looked(condition, context)}
        GROUP BY b.member_id
        HAVING ${asked(condition, sql`count(*) FILTER (WHERE NOT b.is_return)`, sql`sum(b.amount_minor)`)})`,
    };
  }
  const goods = [
    ...(categories === undefined ? [] : [oneOfTexts(sql`l.category`, categories)]),
    ...(articles === undefined ? [] : [oneOfTexts(sql`l.article`, articles)]),
  ];
  return {
    needs: [],
    isSet: true,
    where: sql`k.member_id IN (SELECT b.member_id FROM purchases b
      JOIN purchase_lines l USING (member_id, business_date, purchase_id)
      WHERE ${looked(condition, context)} AND (${sql.join(goods, sql` OR `)})
      GROUP BY b.member_id
      HAVING ${asked(
        condition,
        sql`count(DISTINCT b.purchase_id) FILTER (WHERE NOT b.is_return)`,
        sql`sum(l.amount_minor)`,
      )})`,
  };
};

export const returned: PredicateOf<'returned'> = (condition, context) => ({
  needs: [],
  isSet: true,
  where: sql`k.member_id IN (SELECT b.member_id FROM purchases b
    WHERE b.is_return AND ${looked(condition, context)}
    GROUP BY b.member_id HAVING ${between(sql`count(*)`, condition.returns ?? { from: 1 })})`,
});

export const firstBought: PredicateOf<'firstBought'> = ({ window }, context) => ({
  needs: ['s'],
  where: within(sql`s.first_purchase_on`, window, context),
});

export const lastBought: PredicateOf<'lastBought'> = ({ window }, context) => ({
  needs: [],
  where: sql`k.last_purchase_on > ${NEVER} AND ${within(sql`k.last_purchase_on`, window, context)}`,
});
