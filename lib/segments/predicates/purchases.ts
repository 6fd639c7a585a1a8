import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { SUMMARY_WINDOWS_DAYS } from '@/lib/domain/purchases/states';
import type { ConditionOf } from '@/lib/domain/segments/conditions/registry';
import { windowDays } from '@/lib/domain/segments/window';
import { addDays } from '@/lib/domain/shared/calendar';
import type { Predicate, PredicateContext, PredicateOf, Reading } from '../predicate';
import { allOf, between, NEVER, oneOfTexts, over, selectOf, within } from './pieces';

/** The window whose sums lists are sorted by. */
const SORTED_WINDOW_DAYS = 365;

type Where = Pick<ConditionOf<'bought'>, 'window' | 'stores' | 'formats'>;

/** Which receipts and returns `b` are looked at, as conditions that all hold; guests' are nobody's. */
export function lookedRows(
  { window, stores, formats }: Where,
  context: PredicateContext,
): readonly SQL[] {
  return [
    sql`b.member_id > 0${context.sampled(sql`b.member_id`)}`,
    ...(window === undefined ? [] : [within(sql`b.business_date`, window, context)]),
    ...(stores === undefined ? [] : [sql`b.store_id = ANY(${sql.param([...stores])}::int[])`]),
    ...(formats === undefined
      ? []
      : [
          sql`b.store_id = ANY(ARRAY(SELECT store_id FROM stores WHERE ${oneOfTexts(sql`format`, formats)}))`,
        ]),
  ];
}

/** The same as one condition. */
export function looked(where: Where, context: PredicateContext): SQL {
  return sql.join([...lookedRows(where, context)], sql` AND `);
}

/** Which parts narrow what is looked at: conditions with the same ones are worth reading together. */
export function shapeOf(kind: string, where: Where): string {
  const parts = (['window', 'stores', 'formats'] as const).filter(
    (part) => where[part] !== undefined,
  );
  return [kind, ...parts].join(' ');
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

/** The kept sums that a condition can be read from, with the day they end on; null: its receipts must be looked at. */
function keptSums(condition: ConditionOf<'bought'>, { todayOn, isSample }: PredicateContext) {
  const { window, stores, formats, categories, articles } = condition;
  if ((stores ?? formats ?? categories ?? articles) !== undefined) return null;
  // Those of a whole life end on no day.
  if (window === undefined) {
    return {
      needs: ['s'] as const,
      count: sql`s.receipts`,
      money: sql`s.revenue_minor`,
      endsOn: null,
    };
  }
  const { from, to } = windowDays(window, todayOn);
  const days = SUMMARY_WINDOWS_DAYS.find((each) => from === addDays(todayOn, 1 - each));
  if (days === undefined || to !== todayOn) return null;
  // Those of a year stand among the keys of sorting as well, which are there anyway. For a sample the index of receipts is
  // quicker than rows of the summary.
  const row = days === SORTED_WINDOW_DAYS ? 'k' : 's';
  if (row === 's' && isSample) return null;
  return {
    needs: row === 's' ? (['s'] as const) : [],
    count: sql.raw(`${row}.receipts_${days}`),
    money: sql.raw(`${row}.revenue_${days}_minor`),
    endsOn: todayOn,
  };
}

/** Receipts without regard to goods. */
function boughtAnything(condition: ConditionOf<'bought'>, context: PredicateContext): Predicate {
  const reading: Reading = {
    shape: shapeOf('bought', condition),
    rows: lookedRows(condition, context),
    having: (only) =>
      asked(
        condition,
        over(sql`count(*)`, sql`NOT b.is_return`, only),
        over(sql`sum(b.amount_minor)`, only),
      ),
  };
  const buyers = selectOf(reading);
  const kept = keptSums(condition, context);
  if (kept === null) return { needs: [], ...context.amongBuyers(buyers, reading) };
  const bySums = asked(condition, kept.count, kept.money);
  if (kept.endsOn === null || kept.endsOn === context.sumsOn) {
    return { needs: kept.needs, where: bySums };
  }
  if (context.sumsOn !== null) return { needs: [], ...context.amongBuyers(buyers, reading) };
  // The windows of the sums move after midnight: until then, and on any other day, receipts are looked at. Asked in the same
  // statement, it is true of what that statement sees; a list that is not asked for is not read.
  const where = sql`CASE WHEN (SELECT as_of_on FROM analytics_state) = ${context.todayOn}::date
    THEN ${bySums} ELSE k.member_id IN (${buyers}) END`;
  return { needs: kept.needs, isSet: true, where };
}

export const bought: PredicateOf<'bought'> = (condition, context) => {
  const { categories, articles } = condition;
  if ((categories ?? articles) === undefined) return boughtAnything(condition, context);
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

export const returned: PredicateOf<'returned'> = (condition, context) => {
  const reading: Reading = {
    shape: shapeOf('returned', condition),
    rows: [sql`b.is_return`, ...lookedRows(condition, context)],
    having: (only) => {
      const count = over(sql`count(*)`, only);
      return allOf([sql`${count} > 0`, between(count, condition.returns ?? {})]);
    },
  };
  return { needs: [], ...context.amongBuyers(selectOf(reading), reading) };
};

export const firstBought: PredicateOf<'firstBought'> = ({ window }, context) => ({
  needs: ['s'],
  where: within(sql`s.first_purchase_on`, window, context),
});

export const lastBought: PredicateOf<'lastBought'> = ({ window }, context) => ({
  needs: [],
  where: sql`k.last_purchase_on > ${NEVER} AND ${within(sql`k.last_purchase_on`, window, context)}`,
});
