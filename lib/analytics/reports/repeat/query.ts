import 'server-only';
import { shareOfCount } from '@/lib/domain/analytics/ratios';
import type { RepeatResult } from '@/lib/domain/analytics/repeat-result';
import { defineQuery } from '@/lib/kernel/query';
import { analyticsState } from '../../analytics-state';
import { planRetention } from '../retention/plan';
import { REPEAT_DAYS, REPEAT_STEPS, repeatSpec } from './spec';
import { stepsCte } from './steps';

type StepRow = {
  readonly step: number;
  readonly customers: number;
  /** Those who had the whole 90 days for the next purchase. */
  readonly hadTime: number;
  readonly boughtInTime: number;
  readonly medianDays: number | null;
};

/** The way from the first purchase to the fifth. Who had no 90 days yet is in no share. */
export const repeatReport = defineQuery({
  id: 'analytics.repeat',
  permission: repeatSpec.permission,
  input: repeatSpec.parameters,
  mayBeStale: true,
  run: async ({ read, input }): Promise<RepeatResult> => {
    const state = await analyticsState(read);
    const plan = planRetention(input, state);
    const rows = await read<StepRow[]>`
      WITH ${stepsCte({ read, parameters: input, plan })},
      timed AS (
        SELECT step, on_day <= ${plan.asOfOn}::date - ${REPEAT_DAYS}::int AS had_time,
               CASE WHEN days_to_next <= ${REPEAT_DAYS} THEN days_to_next END AS days_to_next
        FROM steps
      )
      SELECT step::int, count(*)::int AS customers,
             (count(*) FILTER (WHERE had_time))::int AS "hadTime",
             (count(*) FILTER (WHERE had_time AND days_to_next IS NOT NULL))::int AS "boughtInTime",
             percentile_disc(0.5) WITHIN GROUP (ORDER BY days_to_next) FILTER (WHERE had_time) AS "medianDays"
      FROM timed GROUP BY step ORDER BY step`;
    // A step's chance and pace are those of the step before: who stood there and went on.
    const steps = Array.from({ length: REPEAT_STEPS }, (_, index) => {
      const before = rows.find((row) => row.step === index);
      return {
        step: index + 1,
        customers: rows.find((row) => row.step === index + 1)?.customers ?? 0,
        hadTime: before?.hadTime ?? null,
        boughtInTime: before?.boughtInTime ?? null,
        transition: before ? shareOfCount(before.boughtInTime, before.hadTime) : null,
        medianDays: before?.medianDays ?? null,
      };
    });
    const [first, second] = steps;
    const customers = first?.customers ?? 0;
    return {
      currency: state.currency,
      facts: {
        asOfOn: plan.asOfOn,
        from: plan.from,
        to: plan.to,
        timeZone: state.timeZone,
        withinDays: REPEAT_DAYS,
        customers,
        withoutSecond: customers - (second?.customers ?? 0),
        secondShare: second?.transition ?? null,
        secondMedianDays: second?.medianDays ?? null,
      },
      tables: { steps },
    };
  },
});
