import 'server-only';
import { shareOfCount } from '@/lib/domain/analytics/ratios';
import type { RepeatStep } from '@/lib/domain/analytics/repeat-result';
import type { StepCount } from './steps';

const sum = (counts: readonly StepCount[]): number =>
  counts.reduce((total, { customers }) => total + customers, 0);

/** The lower middle of the days, as percentile_disc(0.5) takes it; null when nobody made the purchase. */
function medianDays(counts: readonly StepCount[]): number | null {
  const inTime = counts
    .flatMap(({ daysToNext, customers }) =>
      daysToNext === null ? [] : [{ daysToNext, customers }],
    )
    .toSorted((one, other) => one.daysToNext - other.daysToNext);
  const half = inTime.reduce((total, { customers }) => total + customers, 0) / 2;
  let passed = 0;
  for (const { daysToNext, customers } of inTime) {
    passed += customers;
    if (passed >= half) return daysToNext;
  }
  return null;
}

/** A step's chance and pace are those of the step before: who stood there, had the whole time and went on. */
export function repeatStep(counts: readonly StepCount[], step: number): RepeatStep {
  const before = counts.filter((count) => count.step === step - 1);
  const hadTime = before.filter((count) => count.hadTime);
  const inTime = hadTime.filter((count) => count.daysToNext !== null);
  const isFirst = before.length === 0;
  return {
    step,
    customers: sum(counts.filter((count) => count.step === step)),
    hadTime: isFirst ? null : sum(hadTime),
    boughtInTime: isFirst ? null : sum(inTime),
    transition: isFirst ? null : shareOfCount(sum(inTime), sum(hadTime)),
    medianDays: medianDays(hadTime),
  };
}
