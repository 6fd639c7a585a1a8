/** A speed told of less than this would say more than was measured. */
const STEADY_SECONDS = 2;

/** How long an import took, in whole seconds, and its rows a second where it took long enough to tell. */
export function importPace(
  rows: number,
  seconds: number,
): { readonly seconds: number; readonly rate: number | null } {
  return {
    seconds: Math.max(1, Math.round(seconds)),
    rate: seconds < STEADY_SECONDS ? null : Math.round(rows / seconds),
  };
}
