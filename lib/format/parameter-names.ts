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
