import 'server-only';
import type { Fragment, Read } from '@/db/read';
import type { MemberFilter } from '@/lib/domain/analytics/report-parameters';
import type { KeptStart } from '@/lib/domain/analytics/retention-settings';
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

/** The day that a member of the summary `s` began on; of a card it is known by looking, see `startersWithCard`. */
export const startDay = (read: Read, start: KeptStart): Fragment =>
  start === 'joined' ? read`s.joined_on` : read`s.first_purchase_on`;

type Asked = { readonly fromOn: string; readonly untilOn: string; readonly isMember: Fragment };

/**
 * Members by the day of their first receipt with a card in hand: on the day the first card was given out, or after it. Receipts do not
 * say which card they came with. Most had one when they bought first; the others are looked through.
 */
function startersWithCard(read: Read, { fromOn, untilOn, isMember }: Asked): Fragment {
  const hadCard = read`EXISTS (SELECT FROM cards c WHERE c.member_id = s.member_id AND c.issued_on <= s.first_purchase_on)`;
  return read`
    SELECT s.member_id, s.first_purchase_on AS start_on, s.receipts, s.revenue_minor
    FROM member_summary s
    WHERE s.first_purchase_on BETWEEN ${fromOn}::date AND ${untilOn}::date AND ${hadCard} ${isMember}
    UNION ALL
    SELECT s.member_id, u.used_on, s.receipts, s.revenue_minor
    FROM member_summary s CROSS JOIN LATERAL (
      SELECT min(p.business_date) AS used_on
      FROM (SELECT min(issued_on) AS given_on FROM cards c WHERE c.member_id = s.member_id) g
      JOIN purchases p ON p.member_id = s.member_id AND NOT p.is_return AND p.business_date >= g.given_on
    ) u
    WHERE s.first_purchase_on < ${untilOn}::date AND s.last_purchase_on >= ${fromOn}::date AND NOT ${hadCard}
      AND u.used_on BETWEEN ${fromOn}::date AND ${untilOn}::date ${isMember}`;
}

/** Who began between two days, both in, and up to the as-of day: `member_id`, `start_on`, and what they bought in all. */
export function startersIn(
  { read, parameters, plan }: CohortContext,
  fromOn: string,
  toOn: string,
): Fragment {
  const untilOn = toOn < plan.untilOn ? toOn : plan.untilOn;
  const isMember = memberIs(read, parameters);
  if (plan.start === 'card') return startersWithCard(read, { fromOn, untilOn, isMember });
  const day = startDay(read, plan.start);
  return read`
    SELECT s.member_id, ${day} AS start_on, s.receipts, s.revenue_minor
    FROM member_summary s WHERE ${day} BETWEEN ${fromOn}::date AND ${untilOn}::date ${isMember}`;
}
