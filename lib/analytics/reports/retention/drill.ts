import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { type CellLabel, formatSlot, periodSlot, plain } from '@/lib/domain/analytics/cell-label';
import { addPeriods, parsePeriod, periodCode, periodEnd } from '@/lib/domain/analytics/periods';
import { DEFAULT_MIN_COHORT } from '@/lib/domain/analytics/retention-settings';
import { analyticsState } from '../../analytics-state';
import type { CellMembers } from '../report';
import { isAveraged } from './cohorts';
import { cohortsLabel } from './cohorts-label';
import { asksForVersus, versusParameters } from './compare';
import { membersOfCells } from './members';
import { planRetention } from './plan';
import { readTriangle } from './query';
import { boughtInSays, startedSays } from './says';
import { parseRetentionCell, type RetentionParameters } from './spec';
import { type CohortContext, startersIn } from './starters';

/** Members of all cohorts that the average of a column is made of. */
async function averaged(
  context: CohortContext<RetentionParameters>,
  offset: number,
): Promise<{ members: Fragment } | null> {
  const { read, parameters, plan } = context;
  const { cells } = await readTriangle(read, plan, { ...parameters, metric: 'share' });
  const days = cells
    .filter((cell) => cell.offset === offset && isAveraged(cell))
    .flatMap(({ cohort, boughtIn }) => {
      const cohortOn = parsePeriod(cohort, plan.grain);
      const periodOn = parsePeriod(boughtIn, plan.grain);
      return cohortOn === null || periodOn === null ? [] : [{ cohortOn, periodOn }];
    });
  return days.length === 0 ? null : { members: membersOfCells(context, days) };
}

/** How small a cohort may be and still count for the average, where it is not the default. */
function smallestCohort({ minCohort }: RetentionParameters): readonly CellLabel[] {
  if (minCohort === DEFAULT_MIN_COHORT) return [];
  return [{ key: 'conditionMinCohort', slots: { customers: plain(minCohort) } }];
}

type Context = CohortContext<RetentionParameters>;

async function all(context: Context): Promise<CellMembers> {
  const { plan } = context;
  const days = { fromOn: plan.firstOn, toOn: periodEnd(plan.lastOn, plan.grain) };
  return {
    members: startersIn(context, days.fromOn, days.toOn),
    label: cohortsLabel(plan),
    asOfOn: plan.asOfOn,
    says: await startedSays(context, days),
  };
}

async function column(context: Context, offset: number): Promise<CellMembers | null> {
  const { plan, parameters } = context;
  const found = await averaged(context, offset);
  const slots = { offset: plain(offset), grain: plain(plan.grain), start: plain(plan.start) };
  return (
    found && {
      members: found.members,
      label: { key: 'retentionAverage', slots },
      asOfOn: plan.asOfOn,
      conditions: [cohortsLabel(plan), ...smallestCohort(parameters)],
    }
  );
}

async function ofCohort(
  context: Context,
  { cohort, offset }: { cohort: string; offset: number },
): Promise<CellMembers | null> {
  const { plan } = context;
  const { grain, start } = plan;
  const cohortOn = parsePeriod(cohort, grain);
  const periodOn = cohortOn && addPeriods(cohortOn, offset, grain);
  if (cohortOn === null || periodOn === null || periodOn > plan.asOfOn) return null;
  const began = { fromOn: cohortOn, toOn: periodEnd(cohortOn, grain) };
  const period = { fromOn: periodOn, toOn: periodEnd(periodOn, grain) };
  const isWhole = offset === 0 && start !== 'purchase';
  return {
    members: membersOfCells(context, [{ cohortOn, periodOn }]),
    label: {
      key: isWhole ? 'retentionBegan' : 'retentionCohort',
      slots: {
        ...{ start: plain(start), grain: plain(grain), cohort: periodSlot(cohort) },
        ...(isWhole ? {} : { month: periodSlot(periodCode(periodOn, grain)) }),
      },
    },
    asOfOn: plan.asOfOn,
    says: await (isWhole ? startedSays(context, began) : boughtInSays(context, began, period)),
  };
}

/** The second filter in words: the address names it by names of its own. */
async function filterLabels(
  read: Read,
  { tier, store, storeFormat }: RetentionParameters,
): Promise<readonly CellLabel[]> {
  const [names] = await read<{ nameEn: string | null; nameRu: string | null; store: string }[]>`
    SELECT (SELECT name_en FROM tiers WHERE code = ${tier ?? ''}) AS "nameEn",
           (SELECT name_ru FROM tiers WHERE code = ${tier ?? ''}) AS "nameRu",
           coalesce((SELECT name FROM stores WHERE store_id = ${store ?? 0}), '') AS store`;
  const labels: CellLabel[] = [];
  if (tier !== undefined) {
    const { nameEn, nameRu } = { nameEn: names?.nameEn ?? tier, nameRu: names?.nameRu ?? tier };
    labels.push({ key: 'conditionTier', slots: { tier: { kind: 'tier', nameEn, nameRu } } });
  }
  if (store !== undefined) {
    labels.push({ key: 'conditionHomeStore', slots: { store: plain(names?.store ?? '') } });
  }
  if (storeFormat !== undefined) {
    labels.push({ key: 'conditionHomeFormat', slots: { format: formatSlot(storeFormat) } });
  }
  return labels;
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
  if (wanted.kind === 'all') return all(context);
  if (wanted.kind === 'cohort') return ofCohort(context, wanted);
  if (wanted.kind === 'average') return column(context, wanted.offset);
  if (!asksForVersus(parameters)) return null;
  const second = versusParameters(parameters);
  const found = await column({ ...context, parameters: second }, wanted.offset);
  return (
    found && {
      ...found,
      conditions: [...(await filterLabels(read, second)), ...(found.conditions ?? [])],
    }
  );
}
