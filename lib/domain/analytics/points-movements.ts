import type { EntryKind } from '../points/states';

/** What entries of points are told as, in the order of a bridge from one balance to the next. */
export const MOVEMENT_GROUPS = [
  'issued',
  'given',
  'givenBack',
  'reactivated',
  'movedIn',
  'redeemed',
  'expired',
  'takenBack',
  'taken',
  'debtRepaid',
  'movedOut',
  'writtenOff',
] as const;
export type MovementGroup = (typeof MOVEMENT_GROUPS)[number];

type Entry = { readonly kind: EntryKind; readonly isGain: boolean };

const GROUPS: Readonly<Record<EntryKind, (isGain: boolean) => MovementGroup | null>> = {
  earn: () => 'issued',
  // What waited can be spent: open lots hold what they held.
  activate: () => null,
  redeem: () => 'redeemed',
  redeem_reversal: () => 'givenBack',
  earn_reversal: () => 'takenBack',
  expire: () => 'expired',
  adjust: (isGain) => (isGain ? 'given' : 'taken'),
  transfer_in: () => 'movedIn',
  transfer_out: () => 'movedOut',
  merge_in: () => 'movedIn',
  merge_out: () => 'movedOut',
  reactivate: () => 'reactivated',
  debt_repaid: () => 'debtRepaid',
  write_off: () => 'writtenOff',
};

/** What an entry is told as; null when it changes nothing of what is open. */
export function movementGroup({ kind, isGain }: Entry): MovementGroup | null {
  return GROUPS[kind](isGain);
}

/** The kinds of a group, and the sign they must have: null where either may be. */
export function entriesOf(group: MovementGroup): {
  readonly kinds: readonly EntryKind[];
  readonly isGain: boolean | null;
} {
  const kinds = (Object.keys(GROUPS) as EntryKind[]).filter(
    (kind) => GROUPS[kind](true) === group || GROUPS[kind](false) === group,
  );
  const isGain = group === 'given' ? true : group === 'taken' ? false : null;
  return { kinds, isGain };
}

/** What became of the points of a month: they are in exactly one of these. */
export const COHORT_USES = ['issued', 'spent', 'expired'] as const;
export type CohortUse = (typeof COHORT_USES)[number];

const USES: Readonly<Record<EntryKind, CohortUse>> = {
  earn: 'issued',
  activate: 'issued',
  adjust: 'issued',
  earn_reversal: 'issued',
  write_off: 'issued',
  transfer_in: 'issued',
  transfer_out: 'issued',
  merge_in: 'issued',
  merge_out: 'issued',
  redeem: 'spent',
  redeem_reversal: 'spent',
  debt_repaid: 'spent',
  expire: 'expired',
  reactivate: 'expired',
};

/**
 * What an entry does to the points of the month that they were earned in: they are issued (less what was taken back, with what
 * moved), spent (less what was given back) or expired (less what was brought back).
 */
export function cohortUse(kind: EntryKind): CohortUse {
  return USES[kind];
}

/** The kinds of a use. */
export function kindsOfUse(use: CohortUse): readonly EntryKind[] {
  return (Object.keys(USES) as EntryKind[]).filter((kind) => USES[kind] === use);
}
