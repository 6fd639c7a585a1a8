import type { Act, Outcome } from './acts';
import { afterAct, passNight } from './after-act';
import { describeWorld } from './describe-world';
import { dueAtNight } from './plain-ledger';
import type { PlainWorld } from './plain-world';

/** What came of acts at once. */
export type Seen = { readonly act: Act; readonly outcome: Outcome };

type Asked = {
  readonly seen: readonly Seen[];
  /** The base afterwards. */
  readonly found: readonly string[];
  /** The night's work went on meanwhile: at each member once, now or then, and again when all was over. */
  readonly isNight: boolean;
  /** Takes what orders that answer alike would have left, and what the last one would have answered. */
  readonly missed: string[][];
};

/** Steps after which the search is given up. */
const MOST_STEPS = 100_000;

/** What is over counts in a balance until the night has ended it, which at night may be now or then. */
function isSame(one: Outcome, other: Outcome, isNight: boolean): boolean {
  if ('refused' in one || 'refused' in other) {
    return 'refused' in one && 'refused' in other && one.refused === other.refused;
  }
  return Object.keys({ ...one.told, ...other.told }).every(
    (name) => one.told[name] === other.told[name] || (isNight && name === 'balance'),
  );
}

/** The world when the night is over. */
function nextMorning(world: PlainWorld): PlainWorld {
  const { lots, holds } = structuredClone({ lots: world.lots, holds: world.holds });
  const next = { ...world, lots, holds, debts: { ...world.debts } };
  passNight(next);
  return next;
}

/**
 * The world after the acts in an order in which the rules say of each what the product said, and that ends with what the base
 * holds; null: there is none, so something happened that may not.
 */
export function findOrder(
  world: PlainWorld,
  { seen, found, isNight, missed }: Asked,
): PlainWorld | null {
  const wanted = found.join('\n');
  let steps = 0;
  const search = (now: PlainWorld, left: readonly Seen[]): PlainWorld | null => {
    steps += 1;
    if (steps > MOST_STEPS) throw new Error('too many orders');
    if (left.length === 0) {
      const last = isNight ? nextMorning(now) : now;
      const told = describeWorld(last);
      if (told.join('\n') === wanted) return last;
      missed[0] = told;
      return null;
    }
    for (const one of left) {
      const after = afterAct(now, one.act);
      if (isSame(after.outcome, one.outcome, isNight)) {
        const others = left.filter((other) => other !== one);
        const end = search(after.world, others);
        if (end !== null) return end;
      } else if (left.length === 1) {
        missed[1] = [JSON.stringify({ rules: after.outcome, ...one }, asTold)];
      }
    }
    for (const act of isNight ? now.members.flatMap((who) => dueAtNight(now, who, now.now)) : []) {
      const end = search(afterAct(now, act).world, left);
      if (end !== null) return end;
    }
    return null;
  };
  return search(world, seen);
}

/** Amounts as text, for telling. */
export const asTold = (_name: string, value: unknown): unknown =>
  typeof value === 'bigint' ? String(value) : value instanceof Map ? [...value] : value;
