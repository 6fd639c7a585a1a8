import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Window } from '@/lib/domain/segments/slots';
import { windowDays } from '@/lib/domain/segments/window';
import { addDays, dayStart } from '@/lib/domain/shared/calendar';
import type { PredicateContext, Reading } from '../predicate';

/** Who never bought is kept on this day. */
export const NEVER = sql`'0001-01-01'`;

/** All of them; true when there are none. */
export function allOf(pieces: readonly SQL[]): SQL {
  return pieces.length === 0 ? sql`true` : sql`(${sql.join([...pieces], sql` AND `)})`;
}

/** A day within the window. */
export function within(day: SQL, window: Window, { todayOn }: PredicateContext): SQL {
  const { from, to } = windowDays(window, todayOn);
  return allOf([
    ...(from === null ? [] : [sql`${day} >= ${from}::date`]),
    ...(to === null ? [] : [sql`${day} <= ${to}::date`]),
  ]);
}

/** Whether member `k` is among those of a SELECT of `member_id`. */
export const amongRead: PredicateContext['amongBuyers'] = (select, reading) => ({
  isSet: true,
  where: sql`k.member_id IN (${select})`,
  ...(reading === undefined ? {} : { reading }),
});

/** An aggregate over the rows that all of these hold for; null is no condition. */
export function over(aggregate: SQL, ...conditions: readonly (SQL | null)[]): SQL {
  const pieces = conditions.filter((piece) => piece !== null);
  return pieces.length === 0
    ? aggregate
    : sql`${aggregate} FILTER (WHERE ${sql.join(pieces, sql` AND `)})`;
}

/** A reading as a SELECT of its own. */
export function selectOf({ rows, having }: Reading): SQL {
  return sql`SELECT b.member_id FROM purchases b WHERE ${sql.join([...rows], sql` AND `)}
    GROUP BY b.member_id HAVING ${having(null)}`;
}

type Range = {
  readonly from?: number | bigint | undefined;
  readonly to?: number | bigint | undefined;
};

/** A whole number from and to, both included; compared as times `unit` where the range is for one of many. */
export function between(value: SQL, { from, to }: Range, unit: SQL = sql`1`): SQL {
  return allOf([
    ...(from === undefined ? [] : [sql`${value} >= ${String(from)}::bigint * ${unit}`]),
    ...(to === undefined ? [] : [sql`${value} <= ${String(to)}::bigint * ${unit}`]),
  ]);
}

/** One of the numbers. */
export function oneOfNumbers(value: SQL, numbers: readonly number[]): SQL {
  return sql`${value} = ANY(${sql.param([...numbers])}::int[])`;
}

/** One of the texts. */
export function oneOfTexts(value: SQL, texts: readonly string[]): SQL {
  return sql`${value} = ANY(${sql.param([...texts])}::text[])`;
}

/** A moment within the days of a window, in the programme's zone. */
export function happenedWithin(
  moment: SQL,
  window: Window | undefined,
  { todayOn, timeZone }: PredicateContext,
): SQL {
  const { from, to } =
    window === undefined ? { from: null, to: null } : windowDays(window, todayOn);
  const begins = (day: string) => sql`${dayStart(day, timeZone).toISOString()}::timestamptz`;
  return allOf([
    ...(from === null ? [] : [sql`${moment} >= ${begins(from)}`]),
    ...(to === null ? [] : [sql`${moment} < ${begins(addDays(to, 1))}`]),
  ]);
}
