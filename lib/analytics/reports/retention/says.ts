import 'server-only';
import type { ConditionDraft } from '@/lib/domain/segments/draft';
import { lastDayOf } from '@/lib/domain/shared/calendar';
import { daysWindow, filterSays, type Says } from '../filter-says';
import type { CohortContext } from './starters';

/** The first purchase was in these months; not after the day that a cut month is counted to. */
export async function startedSays(
  { read, parameters, plan }: CohortContext,
  from: string,
  to: string,
): Promise<Says> {
  const filter = await filterSays(read, parameters);
  if (filter === null) return null;
  const end = lastDayOf(to);
  const until = end < plan.untilOn ? end : plan.untilOn;
  return [{ is: 'firstBought', window: daysWindow(`${from}-01`, until) }, ...filter];
}

/** Of those of a cohort, who bought in a month, up to the same day. */
export async function boughtInSays(
  context: CohortContext,
  cohort: string,
  month: string,
): Promise<Says> {
  const started = await startedSays(context, cohort, cohort);
  if (started === null) return null;
  const end = lastDayOf(month);
  const { untilOn } = context.plan;
  const bought: ConditionDraft = {
    is: 'bought',
    window: daysWindow(`${month}-01`, end < untilOn ? end : untilOn),
  };
  return [bought, ...started];
}
