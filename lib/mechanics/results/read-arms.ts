import 'server-only';
import type { Read } from '@/db/read';
import type { Arm } from '@/lib/domain/experiments/assign';
import type { PairedSample } from '@/lib/domain/experiments/sample';
import type { ArmFigures, BothArms } from '@/lib/domain/mechanics/results/judge';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { Values } from '@/lib/tiers/engine/facts-sql';
import { type FigurePlan, figuresSql } from './figures-sql';

const COLUMNS = ['buyers', 'receipts', 'revenue'] as const;
type Column = (typeof COLUMNS)[number];

type Row = {
  readonly arm: Exclude<Arm, 'programme'>;
  readonly part: string | null;
  readonly isAll: boolean;
  readonly count: number;
  readonly bought: number;
  readonly points: string;
  readonly minor: string;
  /** Of each column: mean, variance, and both of before, and the covariance. */
  readonly told: Readonly<Record<Column, readonly (number | null)[]>>;
};

/** Moments of a column in one pass: PostgreSQL sums them the steady way of Youngs and Cramer. */
const momentsOf = (column: Column) => {
  const [now, before] = [`${column}::float8`, `${column}_before::float8`];
  return `'${column}', jsonb_build_array(avg(${now}), var_samp(${now}), avg(${before}), var_samp(${before}), covar_samp(${now}, ${before}))`;
};

function sampleOf(count: number, told: readonly (number | null)[]): PairedSample {
  const [mean, variance, meanBefore, varianceBefore, covariance] = told.map((one) => one ?? 0);
  return {
    count,
    mean: mean ?? 0,
    variance: variance ?? 0,
    before: { mean: meanBefore ?? 0, variance: varianceBefore ?? 0 },
    covariance: covariance ?? 0,
  };
}

const NOTHING = [0, 0, 0, 0, 0];
const NOBODY: ArmFigures = {
  count: 0,
  buyers: 0,
  samples: {
    buyers: sampleOf(0, NOTHING),
    receipts: sampleOf(0, NOTHING),
    revenue: sampleOf(0, NOTHING),
  },
  costMinor: 0n,
};

type Worth = (points: bigint) => bigint;

function armOf(row: Row | undefined, worth: Worth): ArmFigures {
  if (row === undefined) return NOBODY;
  const { count, bought, points, minor, told } = row;
  return {
    count,
    buyers: bought,
    samples: {
      buyers: sampleOf(count, told.buyers),
      receipts: sampleOf(count, told.receipts),
      revenue: sampleOf(count, told.revenue),
    },
    costMinor: worth(BigInt(points)) + BigInt(minor),
  };
}

function bothOf(rows: readonly Row[], worth: Worth): BothArms {
  const of = (arm: Row['arm']) =>
    armOf(
      rows.find((row) => row.arm === arm),
      worth,
    );
  return { treated: of('treated'), holdout: of('holdout') };
}

/** Both arms of everybody assigned, and of each part that was asked for, read in one statement. */
export async function readArms(
  read: Read,
  plan: FigurePlan,
  worth: Worth,
): Promise<{
  readonly all: BothArms;
  readonly parts: ReadonlyMap<string | null, BothArms>;
}> {
  const values = new Values();
  const figures = figuresSql(values, plan);
  const sets = plan.by === 'none' ? '((arm))' : '((arm), (arm, part))';
  const isAll = plan.by === 'none' ? 'true' : 'grouping(part) = 1';
  const rows = await readRowsOf(read)<Row>(
    `WITH ${figures}
     SELECT arm, ${plan.by === 'none' ? 'NULL' : 'part'} AS part, ${isAll} AS "isAll", count(*)::int AS count, sum(buyers)::int AS bought,
       sum(points)::text AS points, sum(minor)::text AS minor, jsonb_build_object(${COLUMNS.map(momentsOf).join(', ')}) AS told
     FROM figures GROUP BY GROUPING SETS ${sets}`,
    values.list,
  );
  const byPart = Map.groupBy(
    rows.filter((row) => !row.isAll),
    ({ part }) => part,
  );
  return {
    all: bothOf(
      rows.filter((row) => row.isAll),
      worth,
    ),
    parts: new Map([...byPart].map(([part, own]) => [part, bothOf(own, worth)])),
  };
}
