import { z } from 'zod';
import type { Slot } from './slots';

/** Where a condition stands in the list that one is chosen from. */
export const CONDITION_AREAS = [
  'member',
  'programme',
  'purchases',
  'rhythm',
  'rfm',
  'contact',
  'other',
] as const;
export type ConditionArea = (typeof CONDITION_AREAS)[number];

type Slots = Readonly<Record<string, Slot>>;
type SchemasOf<S extends Slots> = { -readonly [Name in keyof S]: S[Name]['schema'] };

/** A kind of condition: a sentence with slots. Its SQL stands in lib/segments/predicates under the same id. */
export type ConditionSpec<Id extends string = string, S extends Slots = Slots> = {
  readonly id: Id;
  readonly area: ConditionArea;
  readonly slots: S;
  readonly schema: z.ZodObject<
    { is: z.ZodLiteral<Id>; not: z.ZodOptional<z.ZodLiteral<true>> } & SchemasOf<S>,
    z.core.$strict
  >;
};

/** Declares a kind of condition. `not` turns it into everybody else, those of whom nothing is known too. */
export function defineCondition<const Id extends string, S extends Slots>(
  id: Id,
  area: ConditionArea,
  slots: S,
): ConditionSpec<Id, S> {
  const schemas = Object.fromEntries(
    Object.entries(slots).map(([name, { schema }]) => [name, schema]),
  ) as SchemasOf<S>;
  return {
    id,
    area,
    slots,
    schema: z.strictObject({ is: z.literal(id), not: z.literal(true).optional(), ...schemas }),
  };
}
