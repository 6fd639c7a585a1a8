/** What sums of points are kept by: the tier and the home store that members have now. */
export const SUM_GROUPINGS = ['tier', 'store'] as const;
