import 'server-only';
import type { MemberGroup } from '@/lib/domain/mechanics/simulation/members-of';
import type { Outcomes } from '@/lib/domain/mechanics/simulation/outcomes';
import type { SimulatedBeside } from './read-mechanics';

/** A replay with everything that figures and lists of its members need. */
export type KeptReplay = {
  readonly outcomes: Outcomes;
  readonly groups: ReadonlyMap<number, MemberGroup>;
  readonly beside: SimulatedBeside;
  /** How many members were looked at, of how many. */
  readonly looked: number;
  readonly members: number;
  readonly isSample: boolean;
  readonly value: { readonly minor: bigint; readonly hundredths: bigint };
  readonly livesDays: number | null;
  readonly asOfAt: Date;
  readonly readMs: number;
};

type Kept = { readonly replay: Promise<KeptReplay>; readonly untilMs: number };

const KEPT_MS = 10 * 60_000;
/** Of a million members one takes some 100 MB when everybody gets something. */
const MOST_KEPT = 4;

const kept = new Map<string, Kept>();

function sweep(nowMs: number): void {
  for (const [key, { untilMs }] of kept) if (untilMs <= nowMs) kept.delete(key);
  for (const key of kept.keys()) {
    if (kept.size <= MOST_KEPT) return;
    kept.delete(key);
  }
}

/**
 * The replay of a key: kept for ten minutes, made once however many ask at once, also when the one who asked first has gone.
 * `isAnew` makes it again.
 * @returns whether it was there already
 */
export async function keptReplay(
  key: string,
  make: () => Promise<KeptReplay>,
  isAnew = false,
): Promise<{ readonly replay: KeptReplay; readonly wasKept: boolean }> {
  sweep(Date.now());
  const known = isAnew ? undefined : kept.get(key);
  if (known !== undefined) return { replay: await known.replay, wasKept: true };
  const made: Kept = { replay: make(), untilMs: Date.now() + KEPT_MS };
  kept.delete(key);
  kept.set(key, made);
  sweep(Date.now());
  try {
    return { replay: await made.replay, wasKept: false };
  } catch (error) {
    if (kept.get(key) === made) kept.delete(key);
    throw error;
  }
}
