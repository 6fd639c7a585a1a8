import 'server-only';
import type { RepeatCurveResult } from '@/lib/domain/analytics/repeat-curve-result';
import { defineQuery } from '@/lib/kernel/query';
import { analyticsState } from '../../analytics-state';
import { planRetention } from '../retention/plan';
import { readCurve } from './points';
import { repeatCurveSpec } from './spec';

/** How soon the second to the fifth purchase come. Whoever had no time for a point is in no share of it. */
export const repeatCurveReport = defineQuery({
  id: 'analytics.repeatCurve',
  permission: repeatCurveSpec.permission,
  input: repeatCurveSpec.parameters,
  mayBeStale: true,
  run: async ({ read, input }): Promise<RepeatCurveResult> => {
    const state = await analyticsState(read);
    const plan = planRetention(input, state);
    const curve = await readCurve({ read, parameters: input, plan });
    return {
      currency: state.currency,
      facts: {
        asOfOn: plan.asOfOn,
        from: plan.from,
        to: plan.to,
        timeZone: state.timeZone,
        customers: curve[0]?.hadTime ?? 0,
      },
      tables: { curve },
    };
  },
});
