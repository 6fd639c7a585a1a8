/** Tills at once, and connections to the database. */
export const LANES = 8;

/** Runs the work so many times on several lanes at once. @returns how long each took, and all of it, in milliseconds */
export async function onLanes(
  count: number,
  work: (place: number) => Promise<unknown>,
): Promise<{ readonly times: readonly number[]; readonly allMs: number }> {
  const times: number[] = [];
  let next = 0;
  const startedMs = performance.now();
  const lane = async () => {
    while (next < count) {
      next += 1;
      const fromMs = performance.now();
      await work(next);
      times.push(performance.now() - fromMs);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return { times, allMs: performance.now() - startedMs };
}
