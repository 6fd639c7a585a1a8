import 'server-only';
import type { Fragment, Read } from '@/db/read';
import type { MemberFilter } from '@/lib/domain/analytics/report-parameters';
import type { CohortStart } from '@/lib/domain/analytics/retention-settings';
import { memberIs } from '../../member-filter';
import type { RetentionPlan } from './plan';

/** What every list of a cohort's members is made with. */
export type CohortContext<Parameters extends MemberFilter = MemberFilter> = {
  readonly read: Read;
  readonly parameters: Parameters;
  readonly plan: RetentionPlan;
};

/** Condition on member_summary `s`: first purchase in the months from..to, both in, up to the as-of day. */
export function startedIn(context: CohortContext, from: string, to: string): Fragment {
  const { read, parameters, plan } = context;
  return read`
    s.first_purchase_on >= ${`${from}-01`}::date
    AND s.first_purchase_on < (${`${to}-01`}::date + interval '1 month')::date
    AND s.first_purchase_on <= ${plan.untilOn}::date ${memberIs(read, parameters)}`;
}

/**
 * The day of each member's first receipt with a card in hand: on the day the first card was given out, or after it. Receipts do not
 * say which card they came with. Most bought nothing before they had one.
 */
function firstUse(read: Read): Fragment {
  return read`
    JOIN (SELECT member_id, min(issued_on) AS given_on FROM cards GROUP BY member_id) g USING (member_id)
    LEFT JOIN LATERAL (
      SELECT min(p.business_date) AS used_on FROM purchases p
      WHERE p.member_id = s.member_id AND NOT p.is_return AND p.business_date >= g.given_on
        AND s.first_purchase_on < g.given_on AND s.last_purchase_on >= g.given_on
    ) u ON true`;
}

const DAY: Readonly<Record<CohortStart, (read: Read) => Fragment>> = {
  purchase: (read) => read`s.first_purchase_on`,
  joined: (read) => read`s.joined_on`,
  card: (read) =>
    read`CASE WHEN s.first_purchase_on >= g.given_on THEN s.first_purchase_on ELSE u.used_on END`,
};

/** The day that a member of the summary `s` began on. */
export const startDay = (read: Read, start: CohortStart): Fragment => DAY[start](read);

/** Who began between two days, both in, and up to the as-of day: `member_id`, `start_on`, and what they bought in all. */
export function startersIn(
  { read, parameters, plan }: CohortContext,
  fromOn: string,
  toOn: string,
): Fragment {
  const day = startDay(read, plan.start);
  const until = toOn < plan.untilOn ? toOn : plan.untilOn;
  return read`
    SELECT s.member_id, ${day} AS start_on, s.receipts, s.revenue_minor
    FROM member_summary s ${plan.start === 'card' ? firstUse(read) : read``}
    WHERE ${day} BETWEEN ${fromOn}::date AND ${until}::date ${memberIs(read, parameters)}`;
}
