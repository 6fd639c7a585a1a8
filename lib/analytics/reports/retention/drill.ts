import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { type CellLabel, monthSlot, plain } from '@/lib/domain/analytics/cell-label';
import { DEFAULT_MIN_COHORT } from '@/lib/domain/analytics/retention-settings';
import { addMonths } from '@/lib/domain/shared/calendar';
import { analyticsState } from '../../analytics-state';
import type { CellMembers } from '../report';
import { isAveraged } from './cohorts';
import { cohortsLabel } from './cohorts-label';
import { planRetention } from './plan';
import { readTriangle } from './query';
import { boughtInSays, startedSays } from './says';
import { parseRetentionCell, type RetentionParameters } from './spec';
import { type CohortContext, startedIn, starters } from './starters';

/** Members of a cohort who bought in one month. The month that the as-of day cuts is read from purchases. */
function boughtIn(context: CohortContext, cohort: string, month: string): Fragment {
  const { read, plan } = context;
  const isStarter = startedIn(context, cohort, cohort);
  if (plan.isCut && month === plan.unfinishedMonth) {
    return read`
      SELECT s.member_id, (count(*) FILTER (WHERE NOT p.is_return))::int AS receipts,
             sum(p.amount_minor)::bigint AS revenue_minor
      FROM member_summary s JOIN purchases p USING (member_id)
      WHERE ${isStarter} AND p.business_date BETWEEN ${`${month}-01`}::date AND ${plan.asOfOn}::date
      GROUP BY s.member_id HAVING count(*) FILTER (WHERE NOT p.is_return) > 0`;
  }
  return read`
    SELECT s.member_id, mm.receipts, mm.revenue_minor FROM member_summary s
    JOIN member_months mm ON mm.member_id = s.member_id AND mm.month = ${`${month}-01`}::date
    WHERE ${isStarter} AND mm.receipts > 0`;
}

/** Members of all cohorts that the average of a column is made of. A member has one cohort, so none comes twice. */
async function averaged(
  context: CohortContext<RetentionParameters>,
  offset: number,
): Promise<{ members: Fragment } | null> {
  const { read, parameters, plan } = context;
  const { cells } = await readTriangle(read, plan, parameters);
  const [first, ...others] = cells
    .filter((cell) => cell.offset === offset && isAveraged(cell))
    .map((cell) => boughtIn(context, cell.cohort, cell.month));
  if (!first) return null;
  return { members: others.reduce((all, one) => read`${all} UNION ALL ${one}`, first) };
}

/** How small a cohort may be and still count for the average, where it is not the default. */
function smallestCohort({ minCohort }: RetentionParameters): readonly CellLabel[] {
  if (minCohort === DEFAULT_MIN_COHORT) return [];
  return [{ key: 'conditionMinCohort', slots: { customers: plain(minCohort) } }];
}

/** The members behind a figure of the retention report. */
export async function drillRetention({
  read,
  parameters,
  cell,
}: {
  read: Read;
  parameters: RetentionParameters;
  cell: string;
}): Promise<CellMembers | null> {
  const wanted = parseRetentionCell(cell);
  if (!wanted) return null;
  const plan = planRetention(parameters, await analyticsState(read));
  const context = { read, parameters, plan };
  const { asOfOn } = plan;
  if (wanted.kind === 'all') {
    return {
      members: starters(context),
      label: cohortsLabel(plan),
      asOfOn,
      says: await startedSays(context, plan.from, plan.to),
    };
  }
  const { offset } = wanted;
  if (wanted.kind === 'average') {
    const found = await averaged(context, offset);
    return (
      found && {
        members: found.members,
        label: { key: 'retentionAverage', slots: { offset: plain(offset) } },
        asOfOn,
        conditions: [cohortsLabel(plan), ...smallestCohort(parameters)],
      }
    );
  }
  const { cohort } = wanted;
  const month = addMonths(cohort, offset);
  if (`${month}-01` > plan.asOfOn) return null;
  return {
    members: boughtIn(context, cohort, month),
    label: {
      key: 'retentionCohort',
      slots: { cohort: monthSlot(cohort), month: monthSlot(month), offset: plain(offset) },
    },
    asOfOn,
    says: await boughtInSays(context, cohort, month),
  };
}
