import { addDays, daysBetween } from '../shared/calendar';
import {
  LAPSED_LONG_GAPS,
  type LifecycleStage,
  PATIENCE_MIN_DAYS,
  PATIENCE_UNKNOWN_DAYS,
  RHYTHM_MIN_GAPS,
} from './lifecycle';

/** Where a member stands from a day on. */
export type StageChange = { readonly on: string; readonly stage: LifecycleStage };

/** The gap that nine of ten gaps do not exceed; who has no rhythm yet is judged by that of the others. */
const LONG_GAPS_BPS = 9_000;
const WHOLE_BPS = 10_000;

function patienceOf(gaps: readonly number[], otherwiseDays: number | null): number {
  if (gaps.length < RHYTHM_MIN_GAPS) {
    return Math.max(PATIENCE_MIN_DAYS, otherwiseDays ?? PATIENCE_UNKNOWN_DAYS);
  }
  const sorted = gaps.toSorted((one, other) => one - other);
  const place = Math.ceil((sorted.length * LONG_GAPS_BPS) / WHOLE_BPS);
  return Math.max(PATIENCE_MIN_DAYS, sorted[place - 1] ?? 0);
}

/** How a member stands on a day on which they buy. */
function stageOfBuyer(gaps: readonly number[], otherwiseDays: number | null): LifecycleStage {
  const lastGap = gaps.at(-1) ?? 0;
  const before = patienceOf(gaps.slice(0, -1), otherwiseDays);
  if (lastGap > LAPSED_LONG_GAPS * before) return 'returned';
  return gaps.length < RHYTHM_MIN_GAPS ? 'new' : 'active';
}

/**
 * The days on which a member came to another stage of `LIFECYCLE_STAGES`, by the days on which they bought, each once and in order.
 * `otherwiseDays`: the long gap of the programme, for who has no rhythm; null: nobody has one.
 */
export function stageChanges(
  buyingDays: readonly string[],
  { throughOn, otherwiseDays }: { throughOn: string; otherwiseDays: number | null },
): readonly StageChange[] {
  const gaps = buyingDays.slice(1).map((on, i) => daysBetween(buyingDays[i] ?? on, on));
  return buyingDays.flatMap((on, i) => {
    const known = gaps.slice(0, i);
    const patience = patienceOf(known, otherwiseDays);
    const endsOn = buyingDays[i + 1] ?? addDays(throughOn, 1);
    const silent: readonly StageChange[] = [
      { on: addDays(on, patience + 1), stage: 'slipping' },
      { on: addDays(on, LAPSED_LONG_GAPS * patience + 1), stage: 'lapsed' },
    ];
    return [
      { on, stage: stageOfBuyer(known, otherwiseDays) },
      ...silent.filter((change) => change.on < endsOn && change.on <= throughOn),
    ];
  });
}
