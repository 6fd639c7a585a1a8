import 'server-only';
import type { PointsLifeResult } from '@/lib/domain/analytics/points-life-result';
import { divideHalfUp } from '@/lib/domain/analytics/ratios';
import { defineQuery } from '@/lib/kernel/query';
import { planLife } from './plan';
import { replayed } from './replay';
import { pointsLifeSpec } from './spec';

type Row = {
  readonly looked: number;
  readonly touched: number;
  readonly wasExpired: bigint;
  readonly wasOpen: bigint;
  readonly wasInYear: bigint;
  readonly expired: bigint;
  readonly open: bigint;
  readonly inYear: bigint;
  readonly late: bigint;
  /** Of the change of one account. */
  readonly deviation: number | null;
};

const Z = 1.96;
const HUNDRED = 100n;

/** What another life of points would have done, on what members earned and spent. */
export const pointsLifeReport = defineQuery({
  id: 'analytics.pointsLife',
  permission: pointsLifeSpec.permission,
  input: pointsLifeSpec.parameters,
  mayBeStale: true,
  run: async ({ read, input }): Promise<PointsLifeResult> => {
    const { replay, accounts, currency, presentLife } = await planLife(read, input);
    const [row] = await read<Row[]>`
      SELECT count(*)::int AS looked, (count(*) FILTER (WHERE open <> was_open))::int AS touched,
             coalesce(sum(was_expired), 0)::bigint AS "wasExpired", coalesce(sum(was_open), 0)::bigint AS "wasOpen",
             coalesce(sum(was_in_year), 0)::bigint AS "wasInYear", coalesce(sum(expired), 0)::bigint AS expired,
             coalesce(sum(open), 0)::bigint AS open, coalesce(sum(in_year), 0)::bigint AS "inYear",
             coalesce(sum(late), 0)::bigint AS late, stddev_samp(open - was_open)::float8 AS deviation
      FROM (${replayed(replay)}) members`;
    const { asOfOn } = replay.plan;
    const looked = row?.looked ?? 0;
    const isAll = replay.oneIn === 1;
    /** Of those looked at, brought up to all, in whole points: it is an estimate then. */
    const all = (points: bigint) =>
      isAll || looked === 0
        ? points
        : divideHalfUp(points * BigInt(accounts), BigInt(looked) * HUNDRED) * HUNDRED;
    const error = (Z * (row?.deviation ?? 0) * accounts) / Math.sqrt(Math.max(1, looked));
    return {
      currency,
      facts: {
        asOfOn,
        life: input.life,
        presentLife,
        accounts,
        looked,
        touched: row?.touched ?? 0,
        change: all((row?.open ?? 0n) - (row?.wasOpen ?? 0n)),
        changeError: isAll ? null : BigInt(Math.round(error)),
        spentLate: all(row?.late ?? 0n),
      },
      tables: {
        lives:
          row === undefined || looked === 0
            ? []
            : [
                {
                  life: presentLife,
                  expired: all(row.wasExpired),
                  outstanding: all(row.wasOpen),
                  outstandingInYear: all(row.wasInYear),
                },
                {
                  life: input.life,
                  expired: all(row.expired),
                  outstanding: all(row.open),
                  outstandingInYear: all(row.inYear),
                },
              ],
      },
    };
  },
});
