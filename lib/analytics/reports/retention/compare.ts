import 'server-only';
import type { MemberFilter } from '@/lib/domain/analytics/report-parameters';
import type { CohortCell, ComparedCell } from '@/lib/domain/analytics/retention-result';
import type { RetentionParameters } from './spec';

type Measured = Pick<
  CohortCell,
  'offset' | 'customers' | 'customersShare' | 'revenueShare' | 'receiptsEach'
>;

/** Two cohorts beside each other, or two averages: a row a period that either has, the one after the other in time. */
export function compareCells(
  cells: readonly Measured[],
  others: readonly Measured[],
): readonly ComparedCell[] {
  const known = new Map(cells.map((cell) => [cell.offset, cell]));
  const against = new Map(others.map((cell) => [cell.offset, cell]));
  const offsets = [...new Set([...known.keys(), ...against.keys()])].toSorted((a, b) => a - b);
  return offsets.map((offset) => {
    const cell = known.get(offset);
    const other = against.get(offset);
    const [share, shareOther] = [cell?.customersShare ?? null, other?.customersShare ?? null];
    return {
      offset,
      customers: cell?.customers ?? null,
      customersShare: share,
      revenueShare: cell?.revenueShare ?? null,
      receiptsEach: cell?.receiptsEach ?? null,
      customersOther: other?.customers ?? null,
      customersShareOther: shareOther,
      revenueShareOther: other?.revenueShare ?? null,
      receiptsEachOther: other?.receiptsEach ?? null,
      shareDifference: share === null || shareOther === null ? null : shareOther - share,
    };
  });
}

/** Periods that a cohort has gone on for when it is laid beside another without being asked for. */
const GROWN = 3;

/** The two cohorts that are laid beside each other: those asked for, else the first and the last of those that have gone on for a while. */
export function comparedCohorts(
  cells: readonly CohortCell[],
  { a, b }: Pick<RetentionParameters, 'a' | 'b'>,
): readonly [string, string] | null {
  const all = new Set(cells.map(({ cohort }) => cohort));
  const goneOn = (periods: number) =>
    cells.filter((cell) => cell.offset === periods && !cell.isUnfinished && !cell.isSmall);
  const long = goneOn(GROWN);
  const grown = long.length > 1 ? long : goneOn(1);
  const asked = (cohort: string | undefined, otherwise: string | undefined) =>
    cohort !== undefined && all.has(cohort) ? cohort : otherwise;
  const first = asked(a, grown[0]?.cohort);
  const last = asked(b, grown.at(-1)?.cohort);
  return first === undefined || last === undefined || first === last ? null : [first, last];
}

/** A cohort as far as its periods are over. */
export const wholeCells = (cells: readonly CohortCell[], cohort: string) =>
  cells.filter((cell) => cell.cohort === cohort && !cell.isUnfinished);

/** Whether a second filter is asked for. */
export function asksForVersus({ vsTier, vsStore, vsStoreFormat }: RetentionParameters): boolean {
  return [vsTier, vsStore, vsStoreFormat].some((value) => value !== undefined);
}

/** The second filter: its own tier, store and format in place of the first's; everything else is shared. */
export function versusParameters(parameters: RetentionParameters): RetentionParameters {
  const { tier: _tier, store: _store, storeFormat: _format, ...shared } = parameters;
  const own: MemberFilter = {
    tier: parameters.vsTier,
    store: parameters.vsStore,
    storeFormat: parameters.vsStoreFormat,
  };
  return { ...shared, ...own };
}
