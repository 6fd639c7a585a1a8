/** What one item of the bench measured; `unit` belongs to both figures. */
export interface Measurement {
  readonly name: string;
  readonly ours: number;
  readonly reference: number;
  /** What the reference is, in a few words. */
  readonly against: string;
  readonly unit: 'ms' | 'rows/s';
}

type Work = () => Promise<unknown>;

/** The middle value; of an even number, the lower of the two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** The value that a share of the values does not exceed, by the nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** How long the work takes, in milliseconds. */
export async function timed(work: Work): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

/** Medians of both, run in turns after a warm-up, so that what disturbs the machine disturbs both. */
export async function inTurns(
  { ours, reference }: { ours: Work; reference: Work },
  runs: number,
): Promise<{ ours: number; reference: number }> {
  const our: number[] = [];
  const other: number[] = [];
  await ours();
  await reference();
  for (let run = 0; run < runs; run += 1) {
    our.push(await timed(ours));
    other.push(await timed(reference));
  }
  return { ours: median(our), reference: median(other) };
}

const shown = (value: number, unit: Measurement['unit']): string => {
  const digits = unit === 'ms' && value < 100 ? 1 : 0;
  return `${value.toLocaleString('en', { maximumFractionDigits: digits })} ${unit}`;
};

/** One line: `name: ours, reference, ratio`. */
export function line({ name, ours, reference, against, unit }: Measurement): string {
  const ratio = (ours / reference).toPrecision(3);
  return `${name}: ${shown(ours, unit)}, ${shown(reference, unit)} (${against}), ${ratio}`;
}
