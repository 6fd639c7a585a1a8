import type { Ladder } from './ladder';
import { type Standing, stepOf } from './standing';

/** A tier that a person gave or held longer, or a merge brought: nobody shows a lower one from its first to its last day. */
export type TierFloor = {
  readonly tierId: number;
  readonly fromOn: string;
  readonly untilOn: string;
};

/** A standing and the floors that lie over it. They change nothing of it: it goes on being judged as if none were there. */
export type Overlaid = { readonly standing: Standing; readonly floors: readonly TierFloor[] };

/** What a member shows of a ladder on a day: the higher of their own standing and the floors in force. Steps: -1 is none. */
export type Shown = {
  readonly step: number;
  readonly ownStep: number;
  readonly sinceOn: string | null;
  /** Last day without being proven again, of the standing or of the floor, whichever is later; null: as of a standing. */
  readonly validUntilOn: string | null;
  /** Last day to which a floor holds this tier, whatever the member buys; null: none does, or they stand above it. */
  readonly floorUntilOn: string | null;
};

/** The step that floors hold a member on, on a day; -1: none. */
export function floorStep(ladder: Ladder, floors: readonly TierFloor[], on: string): number {
  return floors.reduce(
    (step, { tierId, fromOn, untilOn }) =>
      fromOn <= on && on <= untilOn ? Math.max(step, stepOf(ladder, tierId)) : step,
    -1,
  );
}

/** What a member shows on a day. */
export function shownOn(ladder: Ladder, { standing, floors }: Overlaid, on: string): Shown {
  const ownStep = stepOf(ladder, standing.tierId);
  const step = floorStep(ladder, floors, on);
  const { sinceOn, validUntilOn } = standing;
  if (step === -1 || step < ownStep) {
    return { step: ownStep, ownStep, sinceOn, validUntilOn, floorUntilOn: null };
  }
  const holding = floors.filter(
    ({ tierId, fromOn, untilOn }) =>
      fromOn <= on && on <= untilOn && stepOf(ladder, tierId) === step,
  );
  const floorUntilOn =
    holding
      .map(({ untilOn }) => untilOn)
      .toSorted()
      .at(-1) ?? on;
  if (step === ownStep) {
    const isLonger = validUntilOn === null || validUntilOn < floorUntilOn;
    const until = isLonger ? floorUntilOn : validUntilOn;
    return { step, ownStep, sinceOn, validUntilOn: until, floorUntilOn };
  }
  const since = holding.map(({ fromOn }) => fromOn).toSorted()[0] ?? on;
  return { step, ownStep, sinceOn: since, validUntilOn: floorUntilOn, floorUntilOn };
}
