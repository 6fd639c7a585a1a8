/** Whole values that share a score; `to` null has no upper end, the whole band null holds nobody. */
export type Band = { readonly from: number; readonly to: number | null };

/** Bands of whole values between edges, lowest values first; an edge between two whole numbers begins at the upper. */
export function bandsOf(edges: readonly number[], lowest: number): readonly (Band | null)[] {
  const starts = [lowest, ...edges.map((edge) => Math.ceil(edge))];
  return starts.map((from, index) => {
    const next = starts[index + 1];
    if (next === undefined) return { from, to: null };
    return next > from ? { from, to: next - 1 } : null;
  });
}
