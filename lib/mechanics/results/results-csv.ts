import 'server-only';
import { stringify } from 'csv-stringify/sync';
import { MEASURES } from '@/lib/domain/mechanics/results/asked';
import { type ForecastBeside, SUMS } from '@/lib/domain/mechanics/results/forecast-beside';
import type { ComparedPart } from '@/lib/domain/mechanics/results/judge';
import type { ComparedResults, MechanicDay } from '@/lib/domain/mechanics/results/results-page';

const OPTIONS = { header: true, escape_formulas: true } as const;

/** Money of means stands in minor units, as everything that is compared; shares of buyers are ratios. */
function rowsOf(part: string, compared: ComparedPart) {
  return MEASURES.map((measure) => {
    const { treated, holdout, found, uplift, reduction } = compared.figures[measure];
    return {
      part,
      measure,
      treated_members: compared.treated.count,
      holdout_members: compared.holdout.count,
      treated_mean: treated,
      holdout_mean: holdout,
      difference: found?.difference ?? '',
      low: found?.interval.low ?? '',
      high: found?.interval.high ?? '',
      p: found?.p ?? '',
      uplift: uplift?.uplift ?? '',
      variance_explained_by_before: reduction ?? '',
      cost_minor: String(compared.costMinor),
      cost_of_sale_minor: compared.costOfSale === null ? '' : String(compared.costOfSale.minor),
    };
  });
}

/** Every comparison of the results, a line for each part and figure. Minus signs of numbers are no formulas. */
export function resultsCsv({ all, parts }: ComparedResults): string {
  const rows =
    all === null
      ? []
      : [
          ...rowsOf('all', all),
          ...parts.flatMap(({ part, compared }) => rowsOf(part ?? 'unknown', compared)),
        ];
  return stringify(rows, OPTIONS);
}

/** The forecast beside what happened, a line for each week. Money in minor units, points in hundredths. */
export function forecastCsv(beside: ForecastBeside | null): string {
  const rows = (beside?.weeks ?? []).map(({ fromOn, throughOn, isWhole, forecast, actual }) => ({
    ...{ from: fromOn, through: throughOn, is_whole: isWhole },
    ...Object.fromEntries(
      SUMS.flatMap((one) => [
        [`${one}_forecast`, String(forecast[one])],
        [`${one}_actual`, String(actual[one])],
      ]),
    ),
  }));
  return stringify(rows, OPTIONS);
}

/** What the mechanic did day by day; a column for each condition that stood against it. */
export function daysCsv(days: readonly MechanicDay[]): string {
  const conditions = [...new Set(days.flatMap(({ refused }) => Object.keys(refused)))].sort();
  const rows = days.map(({ on, given, waiting, heldOut, gone, refused, outside }) => ({
    ...{ day: on, given, waiting, held_out: heldOut, gone, outside },
    ...Object.fromEntries(conditions.map((one) => [`refused_${one}`, refused[one] ?? 0])),
  }));
  return stringify(rows, OPTIONS);
}
