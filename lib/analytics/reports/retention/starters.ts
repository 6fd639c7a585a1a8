import 'server-only';
import type { Fragment, Read } from '@/db/read';
import type { MemberFilter } from '@/lib/domain/analytics/report-parameters';
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

/** Everybody in the cohorts of the plan, with what they bought in all. */
export function starters(context: CohortContext): Fragment {
  const { read, plan } = context;
  return read`
    SELECT s.member_id, s.receipts, s.revenue_minor, s.first_purchase_on FROM member_summary s
    WHERE ${startedIn(context, plan.from, plan.to)}`;
}
