import {
  type Difference,
  differenceOfMeans,
  relativeUplift,
  type Uplift,
} from '../../experiments/compare';
import type { CostOfOneMore } from '../../experiments/cost';
import { costOfOneMore } from '../../experiments/cost';
import { adjustedByBefore } from '../../experiments/cuped';
import { checkGroupSizes, type GroupSizes } from '../../experiments/group-sizes';
import { daysToGo, membersNeeded } from '../../experiments/power';
import type { Arms, PairedSample } from '../../experiments/sample';
import { type Verdict, verdictOf } from '../../experiments/verdict';
import { MEASURES, type Measure } from './asked';

const WHOLE_BPS = 10_000;

/** What the tables tell of one arm of all members, or of a part of them. Money in minor units. */
export type ArmFigures = {
  readonly count: number;
  readonly buyers: number;
  readonly samples: Readonly<Record<Exclude<Measure, 'margin'>, PairedSample>>;
  /** What was given to them and still holds, in money. */
  readonly costMinor: bigint;
};
export type BothArms = { readonly treated: ArmFigures; readonly holdout: ArmFigures };

/** A figure of both arms and what can be said of their difference. */
export type ComparedFigure = {
  readonly treated: number;
  readonly holdout: number;
  /** Null: too few members, or nobody differs from anybody. */
  readonly found: Difference | null;
  readonly uplift: Uplift | null;
  /** The part of the variance that the same figure of before took away; null: it did not help and was left out. */
  readonly reduction: number | null;
};

export type ComparedPart = {
  readonly treated: Pick<ArmFigures, 'count' | 'buyers'>;
  readonly holdout: Pick<ArmFigures, 'count' | 'buyers'>;
  readonly figures: Readonly<Record<Measure, ComparedFigure>>;
  readonly costMinor: bigint;
  readonly costOfSale: CostOfOneMore | null;
};

/** A sample in other units: what stays of revenue. */
function scaled(sample: PairedSample, times: number): PairedSample {
  return {
    count: sample.count,
    mean: sample.mean * times,
    variance: sample.variance * times ** 2,
    before: { mean: sample.before.mean * times, variance: sample.before.variance * times ** 2 },
    covariance: sample.covariance * times ** 2,
  };
}

function compared(arms: Arms<PairedSample>): ComparedFigure {
  const adjusted = adjustedByBefore(arms);
  return {
    treated: arms.treated.mean,
    holdout: arms.holdout.mean,
    found: differenceOfMeans(adjusted?.arms ?? arms),
    uplift: relativeUplift(adjusted?.arms ?? arms),
    reduction: adjusted?.reduction ?? null,
  };
}

/** Compares both arms of all members, or of a part: each figure with its interval, narrowed by that of before where it helps. */
export function comparePart({ treated, holdout }: BothArms, marginBps: number): ComparedPart {
  const margin = marginBps / WHOLE_BPS;
  const of = (measure: Measure): Arms<PairedSample> => {
    if (measure !== 'margin') {
      return { treated: treated.samples[measure], holdout: holdout.samples[measure] };
    }
    return {
      treated: scaled(treated.samples.revenue, margin),
      holdout: scaled(holdout.samples.revenue, margin),
    };
  };
  const figures = Object.fromEntries(
    MEASURES.map((measure) => [measure, compared(of(measure))]),
  ) as ComparedPart['figures'];
  const sales = figures.receipts.found;
  return {
    treated: { count: treated.count, buyers: treated.buyers },
    holdout: { count: holdout.count, buyers: holdout.buyers },
    figures,
    costMinor: treated.costMinor,
    costOfSale:
      sales === null
        ? null
        : costOfOneMore({ costMinor: treated.costMinor, treated: treated.count, sales }),
  };
}

/** How far the experiment is: what was planned to be seen, how many members that takes, and what may be said. */
export type Standing = {
  readonly sizes: GroupSizes;
  /** Null: nobody bought yet, or everybody did, and no number of members shows a difference. */
  readonly needed: number | null;
  readonly daysToGo: number | null;
  readonly verdict: Verdict;
};

/** Judges buyers of all members against the plan. The variance is that of both arms together, as they are so far. */
export function judgeStanding(
  { treated, holdout }: BothArms,
  all: ComparedPart,
  plan: { readonly holdoutBps: number; readonly leastBps: number; readonly days: number },
): Standing {
  const members = treated.count + holdout.count;
  const sizes = checkGroupSizes([
    { count: treated.count, part: WHOLE_BPS - plan.holdoutBps },
    { count: holdout.count, part: plan.holdoutBps },
  ]);
  const share = members === 0 ? 0 : (treated.buyers + holdout.buyers) / members;
  const variance = share * (1 - share);
  const needed =
    variance === 0
      ? null
      : membersNeeded({
          variance,
          holdoutBps: plan.holdoutBps,
          difference: plan.leastBps / WHOLE_BPS,
        });
  const toGo = needed === null ? null : daysToGo({ needed, members, days: plan.days });
  const verdict = verdictOf({
    differsFromPlan: sizes.differsFromPlan,
    difference: all.figures.buyers.found,
    buyers: Math.min(treated.buyers, holdout.buyers),
    daysToGo: toGo,
  });
  return { sizes, needed, daysToGo: toGo, verdict };
}
