import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { scoreCodesOf } from '@/lib/domain/analytics/rfm-groups';
import type { PredicateOf } from '../predicate';
import { allOf, between, happenedWithin, oneOfNumbers, oneOfTexts } from './pieces';

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
  isSet: true,
  where: sql`(${sql.join(
    segments.map((id) => sql`k.member_id IN (${membersOf(id)})`),
    sql` OR `,
  )})`,
});

export const event: PredicateOf<'event'> = ({ names, times, window }, context) => ({
  needs: [],
  isSet: true,
  where: sql`k.member_id IN (SELECT e.member_id FROM member_events e
    WHERE ${oneOfTexts(sql`e.name`, names)} AND ${happenedWithin(sql`e.occurred_at`, window, context)}${context.sampled(sql`e.member_id`)}
    GROUP BY e.member_id HAVING ${between(sql`count(*)`, times ?? {})})`,
});
