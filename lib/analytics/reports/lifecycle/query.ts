import 'server-only';
import type { Read } from '@/db/read';
import { LIFECYCLE_STAGES } from '@/lib/domain/analytics/lifecycle';
import {
  type LifecycleResult,
  NOT_BOUGHT,
  type StageFlow,
  type StageMonth,
  type StageRow,
} from '@/lib/domain/analytics/lifecycle-result';
import { shareOfCount } from '@/lib/domain/analytics/ratios';
import { defineQuery } from '@/lib/kernel/query';
import { analyticsState } from '../../analytics-state';
import { membersOfTwo, placeOfNumber, planLifecycle } from './plan';
import { lifecycleSpec } from './spec';

type FlowRow = { readonly stageFrom: number; readonly stageTo: number; readonly customers: number };

function flowsOf(rows: readonly FlowRow[]): readonly StageFlow[] {
  const stood = new Map<number, number>();
  for (const { stageFrom, customers } of rows) {
    stood.set(stageFrom, (stood.get(stageFrom) ?? 0) + customers);
  }
  return rows
    .toSorted((one, other) => other.customers - one.customers)
    .map(({ stageFrom, stageTo, customers }) => ({
      stageFrom: placeOfNumber(stageFrom),
      stageTo: placeOfNumber(stageTo),
      customers,
      // Whoever buys for the first time was nobody's before: there is no whole to be a share of.
      shareFrom: stageFrom === 0 ? null : shareOfCount(customers, stood.get(stageFrom) ?? 0),
    }));
}

function stagesOf(flows: readonly StageFlow[]): readonly StageRow[] {
  const sum = (is: (flow: StageFlow) => boolean) =>
    flows.reduce((all, flow) => (is(flow) ? all + flow.customers : all), 0);
  return LIFECYCLE_STAGES.map((stage) => {
    const leftStage = sum((flow) => flow.stageFrom === stage && flow.stageTo !== stage);
    const cameToStage = sum((flow) => flow.stageTo === stage && flow.stageFrom !== stage);
    return {
      ...{ stage, leftStage, cameToStage },
      customersBefore: sum((flow) => flow.stageFrom === stage),
      customersChange: cameToStage - leftStage,
      customers: sum((flow) => flow.stageTo === stage),
    };
  });
}

async function readMonths(read: Read): Promise<readonly StageMonth[]> {
  const rows = await read<{ month: string; stage: number; customers: number }[]>`
    SELECT to_char(month, 'YYYY-MM') AS month, stage::int, customers FROM lifecycle_cells
    ORDER BY lifecycle_cells.month, stage`;
  return rows.flatMap(({ month, stage: number, customers }) => {
    const stage = LIFECYCLE_STAGES[number - 1];
    return stage === undefined ? [] : [{ month, stage, customers }];
  });
}

/** Where members stood by their own rhythm at the ends of two months, and what leads from one stage to another. */
export const lifecycleReport = defineQuery({
  id: 'analytics.lifecycle',
  permission: lifecycleSpec.permission,
  input: lifecycleSpec.parameters,
  mayBeStale: true,
  run: async ({ read, input }): Promise<LifecycleResult> => {
    const [state, { kept, pair }] = await Promise.all([
      analyticsState(read),
      planLifecycle(read, input),
    ]);
    const { stagesFrom: _from, stagesTo: _to, ...filter } = input;
    const isNarrowed = Object.values(filter).some((value) => value !== undefined);
    const [rows, months] = await Promise.all([
      pair === null
        ? []
        : read<FlowRow[]>`
            SELECT stage_from AS "stageFrom", stage_to AS "stageTo", count(*)::int AS customers
            FROM (${membersOfTwo(read, input, pair)}) stood GROUP BY stage_from, stage_to`,
      isNarrowed ? [] : readMonths(read),
    ]);
    const flows = flowsOf(rows);
    const [from, to] = pair ?? [];
    const sum = (end: 'stageFrom' | 'stageTo') =>
      flows.reduce((all, flow) => (flow[end] === NOT_BOUGHT ? all : all + flow.customers), 0);
    return {
      currency: state.currency,
      facts: {
        ...{ from: from?.month ?? '', to: to?.month ?? '', fromOn: from?.asOfOn ?? state.asOfOn },
        asOfOn: to?.asOfOn ?? state.asOfOn,
        isUnfinished: to?.isMonthEnd === false,
        timeZone: state.timeZone,
        isEnough: pair !== null,
        customersBefore: sum('stageFrom'),
        customers: sum('stageTo'),
      },
      kept: kept.map(({ month }) => month).toReversed(),
      tables: { stages: stagesOf(flows), flows, months },
    };
  },
});
