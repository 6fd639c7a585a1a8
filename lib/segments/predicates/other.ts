import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { scoreCodesOf } from '@/lib/domain/analytics/rfm-groups';
import type { Window } from '@/lib/domain/segments/slots';
import { windowDays } from '@/lib/domain/segments/window';
import { addDays, dayStart } from '@/lib/domain/shared/calendar';
import type { PredicateContext, PredicateOf } from '../predicate';
import { allOf, between, oneOfNumbers, oneOfTexts } from './pieces';

export const rfmGroup: PredicateOf<'rfmGroup'> = ({ groups }) => ({
  needs: ['s'],
  where: oneOfNumbers(sql`s.r * 100 + s.f * 10 + s.m`, groups.flatMap(scoreCodesOf)),
});

export const rfmScore: PredicateOf<'rfmScore'> = ({ recency, frequency, monetary }) => ({
  needs: ['s'],
  where: allOf([
    sql`s.r IS NOT NULL`,
    ...(recency === undefined ? [] : [oneOfNumbers(sql`s.r`, recency)]),
    ...(frequency === undefined ? [] : [oneOfNumbers(sql`s.f`, frequency)]),
    ...(monetary === undefined ? [] : [oneOfNumbers(sql`s.m`, monetary)]),
  ]),
});

export const consent: PredicateOf<'consent'> = ({ purposes, channels }, { sampled }) => ({
  needs: [],
  where: sql`k.member_id IN (SELECT c.member_id FROM consent_states c
    WHERE c.decision = 'given' AND ${oneOfTexts(sql`c.purpose`, purposes)}
      AND ${channels === undefined ? sql`true` : sql`(c.purpose <> 'advertising' OR ${oneOfTexts(sql`c.channel`, channels)})`}${sampled(sql`c.member_id`)})`,
});

/** Two rounds of an integer hash that mixes all bits (T. Mueller's: shift, xor, multiply), as a number below 2^32. */
function mixed(id: SQL): SQL {
  const first = sql`(((${id} # (${id} >> 16)) * 73244475) & 4294967295)`;
  return sql`(((${first} # (${first} >> 16)) * 73244475) & 4294967295)`;
}

export const share: PredicateOf<'share'> = ({ percent }) => ({
  needs: [],
  where: sql`(${mixed(sql`k.member_id`)} * 100) >> 32 < ${percent}::int`,
});

export const segment: PredicateOf<'segment'> = ({ segments }, { membersOf }) => ({
  needs: [],
  where: sql`(${sql.join(
    segments.map((id) => sql`k.member_id IN (${membersOf(id)})`),
    sql` OR `,
  )})`,
});

/** Events happen at moments: a window is turned into those of the programme's zone. */
function happened(window: Window | undefined, { todayOn, timeZone }: PredicateContext): SQL {
  const { from, to } =
    window === undefined ? { from: null, to: null } : windowDays(window, todayOn);
  const begins = (day: string) => sql`${dayStart(day, timeZone).toISOString()}::timestamptz`;
  return allOf([
    ...(from === null ? [] : [sql`e.occurred_at >= ${begins(from)}`]),
    ...(to === null ? [] : [sql`e.occurred_at < ${begins(addDays(to, 1))}`]),
  ]);
}

export const event: PredicateOf<'event'> = ({ names, times, window }, context) => ({
  needs: [],
  where: sql`k.member_id IN (SELECT e.member_id FROM member_events e
    WHERE ${oneOfTexts(sql`e.name`, names)} AND ${happened(window, context)}${context.sampled(sql`e.member_id`)}
    GROUP BY e.member_id HAVING ${between(sql`count(*)`, times ?? {})})`,
});
