/** Points in hundredths, whole and exact: 120 points are 12000n. Never a float. */
export type Points = bigint & { readonly __unit: 'hundredths of a point' };
