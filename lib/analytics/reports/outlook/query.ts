import 'server-only';
import type {
  AliveRow,
  CalibrationRow,
  OutlookResult,
} from '@/lib/domain/analytics/outlook-result';
import { ALIVE_BINS, HELD_DAYS, OUTLOOK_BINS } from '@/lib/domain/analytics/outlook-settings';
import { addDays } from '@/lib/domain/shared/calendar';
import { defineQuery } from '@/lib/kernel/query';
import { analyticsState } from '../../analytics-state';
import { outlookSpec } from './spec';

type Model = {
  readonly outlookModelId: number;
  readonly asOfOn: string;
  readonly scoredOn: string;
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
  readonly logLikelihood: number;
  readonly heldFromOn: string | null;
  readonly heldCustomers: number | null;
};

type Bin = Pick<CalibrationRow, 'bin' | 'customers' | 'expectedDays' | 'actualDays'>;

const total = <Row>(rows: readonly Row[], value: (row: Row) => number) =>
  rows.reduce((sum, row) => sum + value(row), 0);
const each = (sum: number, count: number) => (count === 0 ? null : sum / count);

function calibrationRow({ bin, customers, expectedDays, actualDays }: Bin): CalibrationRow {
  const { from, to } = OUTLOOK_BINS[bin] ?? { from: 0, to: null };
  return {
    ...{ bin, from, to, customers, expectedDays, actualDays },
    expectedEach: each(expectedDays, customers),
    actualEach: each(actualDays, customers),
  };
}

/** The model in use, its check, and the chances it gives. */
export const outlookReport = defineQuery({
  id: 'analytics.outlook',
  permission: outlookSpec.permission,
  input: outlookSpec.parameters,
  mayBeStale: true,
  run: async ({ read }): Promise<OutlookResult> => {
    const { currency, timeZone } = await analyticsState(read);
    const [model] = await read<Model[]>`
      SELECT outlook_model_id AS "outlookModelId", m.as_of_on AS "asOfOn", s.scored_on AS "scoredOn", r, alpha, a, b,
        log_likelihood AS "logLikelihood", held_from_on AS "heldFromOn", held_members AS "heldCustomers"
      FROM outlook_state s JOIN outlook_models m USING (outlook_model_id)`;
    const bins = await read<Bin[]>`
      SELECT bin, members AS customers, expected_days AS "expectedDays", actual_days AS "actualDays"
      FROM outlook_bins WHERE outlook_model_id = ${model?.outlookModelId ?? 0} ORDER BY bin`;
    const chances = await read<(AliveRow & { alive: number })[]>`
      SELECT least(floor(p_alive * ${ALIVE_BINS}::int), ${ALIVE_BINS}::int - 1)::int AS bin, count(*)::int AS customers,
        sum(p_alive)::float8 AS alive, sum(expected_30)::float8 AS "expected30", sum(expected_90)::float8 AS "expected90"
      FROM member_outlooks GROUP BY 1 ORDER BY 1 DESC`;
    const heldFromOn = model?.heldFromOn ?? null;
    const isChecked = heldFromOn !== null;
    return {
      currency,
      facts: {
        asOfOn: model?.asOfOn ?? null,
        scoredOn: model?.scoredOn ?? null,
        timeZone,
        customers: total(chances, (row) => row.customers),
        stillBuying: Math.round(total(chances, (row) => row.alive)),
        expected30: Math.round(total(chances, (row) => row.expected30)),
        expected90: Math.round(total(chances, (row) => row.expected90)),
        r: model?.r ?? null,
        alpha: model?.alpha ?? null,
        a: model?.a ?? null,
        b: model?.b ?? null,
        logLikelihood: model?.logLikelihood ?? null,
        heldFromOn: isChecked ? addDays(heldFromOn, 1) : null,
        heldToOn: isChecked ? addDays(heldFromOn, HELD_DAYS) : null,
        heldCustomers: model?.heldCustomers ?? null,
        heldExpectedDays: isChecked ? total(bins, (row) => row.expectedDays) : null,
        heldActualDays: isChecked ? total(bins, (row) => row.actualDays) : null,
      },
      tables: {
        calibration: bins.map(calibrationRow),
        chances: chances.map(({ alive: _, ...row }) => ({
          ...row,
          chanceFrom: row.bin / ALIVE_BINS,
          chanceTo: (row.bin + 1) / ALIVE_BINS,
        })),
      },
    };
  },
});
