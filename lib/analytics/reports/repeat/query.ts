import 'server-only';
import type { RepeatResult } from '@/lib/domain/analytics/repeat-result';
import { REPEAT_DAYS, REPEAT_STEPS } from '@/lib/domain/analytics/repeat-settings';
import { defineQuery } from '@/lib/kernel/query';
import { analyticsState } from '../../analytics-state';
import { planRetention } from '../retention/plan';
import { repeatStep } from './repeat-step';
import { repeatSpec } from './spec';
import { countSteps } from './steps';

/** The way from the first purchase to the fifth. Who had no 90 days yet is in no share. */
export const repeatReport = defineQuery({
  id: 'analytics.repeat',
  permission: repeatSpec.permission,
  input: repeatSpec.parameters,
  mayBeStale: true,
  run: async ({ read, input }): Promise<RepeatResult> => {
    const state = await analyticsState(read);
    const plan = planRetention(input, state);
    const counts = await countSteps({ read, parameters: input, plan });
    const steps = Array.from({ length: REPEAT_STEPS }, (_, index) => repeatStep(counts, index + 1));
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
