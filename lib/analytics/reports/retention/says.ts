import 'server-only';
import type { ConditionDraft } from '@/lib/domain/segments/draft';
import { daysWindow, filterSays, type Says } from '../filter-says';
import type { CohortContext } from './starters';

type Days = { readonly fromOn: string; readonly toOn: string };

/** Began between these days, not after the day that a cut period is counted to. No condition says the first use of a card. */
export async function startedSays(
  { read, parameters, plan }: CohortContext,
  { fromOn, toOn }: Days,
): Promise<Says> {
  const filter = await filterSays(read, parameters);
  if (filter === null || plan.start === 'card') return null;
  const window = daysWindow(fromOn, toOn < plan.untilOn ? toOn : plan.untilOn);
  const began: ConditionDraft =
    plan.start === 'joined' ? { is: 'joined', window } : { is: 'firstBought', window };
  return [began, ...filter];
}

/** Of those of a cohort, who bought in a period, up to the same day. */
export async function boughtInSays(
  context: CohortContext,
  cohort: Days,
  { fromOn, toOn }: Days,
): Promise<Says> {
  const started = await startedSays(context, cohort);
  if (started === null) return null;
  const { untilOn } = context.plan;
  const bought: ConditionDraft = {
    is: 'bought',
    window: daysWindow(fromOn, toOn < untilOn ? toOn : untilOn),
  };
  return [bought, ...started];
}
