import { z } from 'zod';
import type { OccasionClause } from '../clauses';
import type { MemberFacts } from '../facts';
import type { Days, GivenBefore, MechanicKind, Occurrence } from '../occurrence';
import type { Progress } from '../running-sum';
import { activity } from './activity';
import { anniversary } from './anniversary';
import { birthday } from './birthday';
import { challenge } from './challenge';
import { crossSell } from './cross-sell';
import { pointsExpiring } from './expiring';
import { nthPurchase, stamps } from './nth-purchase';
import { partner } from './partner';
import { reactivation } from './reactivation';
import { referral } from './referral';
import { tierEntry } from './tier-entry';
import { welcome } from './welcome';

/** Every kind of mechanic, in the order in which one is chosen. To add one: a file here and a line. */
export const KINDS = [
  welcome,
  birthday,
  reactivation,
  nthPurchase,
  stamps,
  challenge,
  activity,
  referral,
  anniversary,
  tierEntry,
  pointsExpiring,
  crossSell,
  partner,
] as const;

type Kind = (typeof KINDS)[number];
export type MechanicKindId = Kind['id'];

/** When a mechanic is due: its kind with its parameters. */
export const occasionSchema = z.discriminatedUnion(
  'is',
  KINDS.map(({ schema }) => schema) as unknown as readonly [Kind['schema'], ...Kind['schema'][]],
);
export type Occasion = z.output<Kind['schema']>;

type AnyKind = MechanicKind<MechanicKindId, z.ZodType<Occasion>>;

/** The kind of an occasion. Each is looked up by the very name that its parameters carry, so it is given what its own schema made. */
export function kindOf({ is }: Pick<Occasion, 'is'>): AnyKind {
  return KINDS.find(({ id }) => id === is) as unknown as AnyKind;
}

/** When an occasion is there for a member, on these days. */
export function occurrencesOf(
  occasion: Occasion,
  facts: MemberFacts,
  days: Days,
): readonly Occurrence[] {
  return kindOf(occasion).occurrences(occasion, facts, days);
}

/** How far the member has come on a day towards the next occurrence; null: there is nothing to come to by and by. */
export function progressOf(occasion: Occasion, facts: MemberFacts, on: string): Progress | null {
  return kindOf(occasion).progress?.(occasion, facts, on) ?? null;
}

/** An occasion in words to be. */
export function tellOccasion(occasion: Occasion): {
  readonly lead: OccasionClause;
  readonly clauses: readonly OccasionClause[];
} {
  const [lead, ...clauses] = kindOf(occasion).tell(occasion);
  return { lead, clauses };
}

/** Whether the member waits for gifts of this mechanic. */
export function waitsForGifts(
  occasion: Occasion,
  facts: MemberFacts,
  given: readonly GivenBefore[],
): boolean {
  return kindOf(occasion).waitsForGifts?.(occasion, facts, given) ?? false;
}
