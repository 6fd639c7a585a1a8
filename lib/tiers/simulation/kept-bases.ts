import 'server-only';
import type { MeasureColumns } from '@/lib/domain/tiers/simulation/columns';
import type { Compared } from '@/lib/domain/tiers/simulation/compared';
import type { OwedPoints } from './read-owed';

/** What a simulation of any thresholds needs beside the draft itself. */
export type KeptBase = Omit<Compared, 'draft'> & {
  readonly later: MeasureColumns | null;
  readonly owed: OwedPoints;
  readonly asOfAt: Date;
  readonly readMs: number;
};

type Kept = { readonly base: Promise<KeptBase>; readonly untilMs: number; bytes: number };

const KEPT_MS = 5 * 60_000;
/** Together bases take no more than this, but for the last one asked for, which alone may. */
const MOST_BYTES = 60_000_000;

const kept = new Map<string, Kept>();

function bytesOf({ base, later, live, yearSpend }: KeptBase): number {
  const columns = [...Object.values(base.window), ...Object.values(later ?? {})];
  const others = [base.memberIds, base.joined, base.standing, yearSpend];
  const outcomes = live === null ? [] : [live.outcomes.atNight, live.outcomes.after];
  return [...columns, ...others, ...outcomes].reduce((all, one) => all + one.byteLength, 0);
}

/** Lets go of what is old, and of the oldest while all take too much. */
function sweep(nowMs: number): void {
  for (const [key, { untilMs }] of kept) if (untilMs <= nowMs) kept.delete(key);
  const total = () => [...kept.values()].reduce((all, { bytes }) => all + bytes, 0);
  for (const key of kept.keys()) {
    if (kept.size <= 1 || total() <= MOST_BYTES) return;
    kept.delete(key);
  }
}

/**
 * The base of a key: kept for five minutes, read once however many ask at once. `isAnew` reads it again.
 * @returns whether it was there already
 */
export async function keptBase(
  key: string,
  read: () => Promise<KeptBase>,
  isAnew = false,
): Promise<{ readonly base: KeptBase; readonly wasKept: boolean }> {
  sweep(Date.now());
  const known = isAnew ? undefined : kept.get(key);
  if (known !== undefined) return { base: await known.base, wasKept: true };
  const made: Kept = { base: read(), untilMs: Date.now() + KEPT_MS, bytes: 0 };
  kept.delete(key);
  kept.set(key, made);
  try {
    const base = await made.base;
    made.bytes = bytesOf(base);
    sweep(Date.now());
    return { base, wasKept: false };
  } catch (error) {
    if (kept.get(key) === made) kept.delete(key);
    throw error;
  }
}
