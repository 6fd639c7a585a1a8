import 'server-only';
import { churnFlows, type Standing } from '@/lib/domain/analytics/churn';
import type { ChurnResult } from '@/lib/domain/analytics/churn-result';
import { periodCode } from '@/lib/domain/analytics/periods';
import { defineQuery } from '@/lib/kernel/query';
import { analyticsState } from '../../analytics-state';
import { churnSpec } from './spec';
import { planChurn, standings } from './standings';

/** Who is lost by the silence that is chosen, period after period, of those who were active as it began. */
export const churnReport = defineQuery({
  id: 'analytics.churn',
  permission: churnSpec.permission,
  input: churnSpec.parameters,
  mayBeStale: true,
  run: async ({ read, input }): Promise<ChurnResult> => {
    const state = await analyticsState(read);
    const plan = planChurn(input, state);
    const rows = await read<Standing[]>`
      SELECT before, active, count(*)::int AS customers
      FROM (${standings({ read, plan, parameters: input })}) stood GROUP BY before, active`;
    const flows = churnFlows(rows, plan.lookedOn.length);
    const periods = plan.periods.flatMap((start, at) => {
      const flow = flows[at];
      if (flow === undefined) return [];
      const isUnfinished = start === plan.unfinished;
      return [{ period: periodCode(start, plan.grain), ...flow, isUnfinished }];
    });
    const { asOfOn, from, to } = plan;
    return {
      currency: state.currency,
      facts: {
        ...{ asOfOn, grain: input.grain, from, to, timeZone: state.timeZone },
        ...{ by: input.churnBy, days: input.churnDays, times: input.churnTimes },
        active: periods.at(-1)?.active ?? 0,
        churnRate: periods.findLast(({ isUnfinished }) => !isUnfinished)?.churnRate ?? null,
      },
      tables: { periods },
    };
  },
});
