import { addMonths, lastDayOf, monthOf } from '../shared/calendar';
import type { Ladder } from './ladder';
import type { TierFloor } from './shown';
import { type Standing, stepOf } from './standing';

/** Months, that of the first day among them, to whose end a tier is kept unless somebody says otherwise. */
const KEPT_MONTHS = 6;

/** Why a floor is there that a version of a ladder gave to who stood on a tier. */
export const KEPT_REASON = 'keptByLadder';

/** Last day up to which a draft that begins on a day proposes to keep a tier. */
export function proposedKeep(startsOn: string): string {
  return lastDayOf(addMonths(monthOf(startsOn), KEPT_MONTHS - 1));
}

/** Whether a night takes a tier from who stood on it, or leaves them with days of grace in which to prove it: who would fall. */
export function wouldFall(
  ladder: Ladder,
  { before, after }: { readonly before: Standing; readonly after: Standing },
): boolean {
  return (
    after.graceUntilOn !== null || stepOf(ladder, after.tierId) < stepOf(ladder, before.tierId)
  );
}

/** The floors that a version lays on its first night below who would fall from its tiers then, by tier. */
export function keptFloors({ tiers }: Ladder, night: string): ReadonlyMap<number, TierFloor> {
  return new Map(
    tiers.flatMap(({ tierId, keptUntilOn }): [number, TierFloor][] =>
      keptUntilOn === undefined || keptUntilOn < night
        ? []
        : [[tierId, { tierId, fromOn: night, untilOn: keptUntilOn }]],
    ),
  );
}

/** A ladder without what it gives on its first night: what is left of it once that is over, and what the next version begins with. */
export function withoutKept<
  Of extends { readonly tiers: readonly { readonly keptUntilOn?: string | undefined }[] },
>(ladder: Of): Of {
  const tiers = ladder.tiers.map(({ keptUntilOn: _given, ...tier }) => tier);
  return { ...ladder, tiers };
}
