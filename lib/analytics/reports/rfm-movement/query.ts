import 'server-only';
import type { Read } from '@/db/read';
import { shareOfCount } from '@/lib/domain/analytics/ratios';
import { modelCode, scoresOf } from '@/lib/domain/analytics/rfm-model/score-groups';
import {
  type MovementFlow,
  type MovementMonth,
  NO_BUYER,
  type RfmMovementResult,
} from '@/lib/domain/analytics/rfm-movement-result';
import { defineQuery } from '@/lib/kernel/query';
import { analyticsState } from '../../analytics-state';
import { membersOfTwo } from './moves';
import { type KeptMonth, type MovementPlan, planMovement } from './plan';
import { rfmMovementSpec } from './spec';

type FlowRow = { readonly placeFrom: number; readonly placeTo: number; readonly customers: number };

const placeAt = ({ places }: MovementPlan, at: number) => places[at - 1] ?? NO_BUYER;

async function readFlows(
  read: Read,
  plan: MovementPlan,
  pair: readonly [KeptMonth, KeptMonth],
): Promise<readonly MovementFlow[]> {
  const rows = await read<FlowRow[]>`
    SELECT place_from AS "placeFrom", place_to AS "placeTo", count(*)::int AS customers
    FROM (${membersOfTwo(read, plan, pair)}) moved GROUP BY place_from, place_to`;
  const left = new Map<number, number>();
  for (const { placeFrom, customers } of rows) {
    left.set(placeFrom, (left.get(placeFrom) ?? 0) + customers);
  }
  return rows
    .toSorted((one, other) => other.customers - one.customers)
    .map(({ placeFrom, placeTo, customers }) => ({
      placeFrom: placeAt(plan, placeFrom),
      placeTo: placeAt(plan, placeTo),
      customers,
      // Whoever came was nobody's before: there is no whole to be a share of.
      shareFrom: placeFrom === 0 ? null : shareOfCount(customers, left.get(placeFrom) ?? 0),
    }));
}

type CellRow = { readonly month: string; readonly code: number; readonly customers: number };

/** Buyers of each place in each kept month, from the sums by score. */
async function readMonths(read: Read, plan: MovementPlan): Promise<readonly MovementMonth[]> {
  const rows = await read<CellRow[]>`
    SELECT to_char(month, 'YYYY-MM') AS month, code::int, customers FROM rfm_scoring_cells
    WHERE cut_id = ${plan.cutId}`;
  const sizes = new Map<string, number>();
  const key = (month: string, place: string) => `${month} ${place}`;
  for (const { month, code, customers } of rows) {
    const at = key(month, placeAt(plan, plan.placeByCode[code] ?? 0));
    sizes.set(at, (sizes.get(at) ?? 0) + customers);
  }
  return plan.kept.flatMap(({ month }) =>
    plan.places.map((place) => ({ month, place, customers: sizes.get(key(month, place)) ?? 0 })),
  );
}

/** Mean of the scores that lead to a place, each the sum of its three; 0 where none does. */
function meanScore({ model: { cut }, placeByCode, places }: MovementPlan, place: string): number {
  const number = places.indexOf(place) + 1;
  const sums = scoresOf(cut.bins)
    .filter((score) => placeByCode[modelCode(score)] === number)
    .map(({ r, f, m }) => r + f + m);
  return sums.length === 0 ? 0 : sums.reduce((all, one) => all + one, 0) / sums.length;
}

function placesOf(plan: MovementPlan, months: readonly MovementMonth[]) {
  const at = plan.kept.findIndex(({ month }) => month === plan.to?.month);
  const before = plan.kept[at - 1]?.month;
  const sizeIn = (month: string | undefined, place: string) =>
    months.find((row) => row.month === month && row.place === place)?.customers ?? null;
  return plan.places.map((place) => {
    const customers = sizeIn(plan.to?.month, place) ?? 0;
    const customersBefore = sizeIn(before, place);
    return {
      place,
      placeName: plan.model.groups.find(({ id }) => id === place)?.name ?? '',
      meanScore: meanScore(plan, place),
      ...{ customers, customersBefore },
      customersChange: customersBefore === null ? null : customers - customersBefore,
    };
  });
}

function sumsOf(flows: readonly MovementFlow[]) {
  const sum = (isIn: (flow: MovementFlow) => boolean) =>
    flows.filter(isIn).reduce((total, { customers }) => total + customers, 0);
  const isBuyer = ({ placeFrom, placeTo }: MovementFlow) =>
    placeFrom !== NO_BUYER && placeTo !== NO_BUYER;
  return {
    customers: sum(({ placeTo }) => placeTo !== NO_BUYER),
    stayed: sum((flow) => isBuyer(flow) && flow.placeFrom === flow.placeTo),
    moved: sum((flow) => isBuyer(flow) && flow.placeFrom !== flow.placeTo),
    came: sum(({ placeFrom }) => placeFrom === NO_BUYER),
    gone: sum(({ placeTo }) => placeTo === NO_BUYER),
  };
}

/** Movement between the groups or cells of an RFM model from one kept month to another, and their sizes in each month. */
export const rfmMovementReport = defineQuery({
  id: 'analytics.rfmMovement',
  permission: rfmMovementSpec.permission,
  input: rfmMovementSpec.parameters,
  mayBeStale: true,
  run: async ({ read, input }): Promise<RfmMovementResult> => {
    const [state, plan] = await Promise.all([analyticsState(read), planMovement(read, input)]);
    const { model, from, to, kept } = plan;
    const [flows, months] = await Promise.all([
      from === null || to === null ? [] : readFlows(read, plan, [from, to]),
      readMonths(read, plan),
    ]);
    return {
      currency: state.currency,
      facts: {
        ...{ model: model.modelId, modelName: model.name },
        asOfOn: to?.asOfOn ?? state.asOfOn,
        from: from?.month ?? '',
        to: to?.month ?? '',
        isUnfinished: to?.isMonthEnd === false,
        timeZone: state.timeZone,
        isEnough: from !== null && to !== null,
        ...sumsOf(flows),
      },
      kept: kept.map(({ month }) => month).toReversed(),
      tables: { places: placesOf(plan, months), flows, months },
    };
  },
});
