/** Parameters of reports that have a label under `analytics.filters`. */
const LABELLED = [
  'asOf',
  'window',
  'since',
  'binning',
  'm',
  'group',
  'tier',
  'store',
  'inStore',
  'storeFormat',
  'inFormat',
  'joinedFrom',
  'joinedTo',
  'from',
  'to',
  'minCohort',
  'metric',
  'step',
  'pointValue',
  'life',
  'model',
  'by',
  'grain',
  'start',
  'a',
  'b',
  'vs',
  'vsDays',
  'vsTier',
  'vsStore',
  'vsStoreFormat',
  'weekdays',
  'churnBy',
  'churnDays',
  'churnTimes',
  'stagesFrom',
  'stagesTo',
  'report',
  'cell',
] as const;

type Labelled = (typeof LABELLED)[number];

/** Parameters as the page calls them; one without a label keeps its own name. */
export function parameterNames(
  names: readonly string[],
  label: (name: Labelled) => string,
): readonly string[] {
  return names.map((name) => {
    const known = LABELLED.find((labelled) => labelled === name);
    return known === undefined ? name : label(known);
  });
}
