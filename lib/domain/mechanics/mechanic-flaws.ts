import { MECHANIC_FLAWS, type Mechanic, type MechanicFlawCode, mechanicSchema } from './definition';

/** The parts of a mechanic's page, in the order in which they stand. */
export const PARTS = ['who', 'when', 'gives', 'message', 'limits'] as const;
export type MechanicPart = (typeof PARTS)[number];

/** What is wrong at a place of a definition; `wrong` is not what may stand there. */
export type MechanicFlaw = {
  /** `occasion.daysBefore`. */
  readonly at: string;
  readonly code: MechanicFlawCode | 'wrong';
};

const PART_OF: Readonly<Record<string, MechanicPart>> = {
  audience: 'who',
  leaveOut: 'who',
  occasion: 'when',
  rewards: 'gives',
  creditedAfter: 'gives',
  message: 'message',
};

/** The part of the page on which a flaw is mended. */
export function partOf({ at }: Pick<MechanicFlaw, 'at'>): MechanicPart {
  return PART_OF[at.split('.')[0] ?? ''] ?? 'limits';
}

/** A definition as it is used, or what keeps it from being. */
export function readMechanic(draft: unknown): {
  readonly mechanic: Mechanic | null;
  readonly flaws: readonly MechanicFlaw[];
} {
  const { data, error } = mechanicSchema.safeParse(draft);
  if (data !== undefined) return { mechanic: data, flaws: [] };
  const flaws = error.issues.map(({ path, message }): MechanicFlaw => {
    const code = MECHANIC_FLAWS.find((known) => known === message) ?? 'wrong';
    return { at: path.join('.'), code };
  });
  return { mechanic: null, flaws };
}
