import { z } from 'zod';
import { type Condition, conditionSchema } from './conditions/registry';
import { CONDITIONS_MAX, DEPTH_MAX } from './limits';

/** Raised when what is stored changes its meaning. */
export const DEFINITION_VERSION = 1;

/** Conditions and groups, all of which or any of which must hold. */
export type Group = { readonly join: 'all' | 'any'; readonly items: readonly Item[] };
export type Item = Condition | Group;

/** Whether an item is a group. */
export function isGroup(item: Item): item is Group {
  return 'join' in item;
}

/** A group of the given depth, those within it one less: what is nested deeper does not parse. */
function groupSchema(depth: number): z.ZodType<Group> {
  const item: z.ZodType<Item> =
    depth > 1 ? z.union([conditionSchema, groupSchema(depth - 1)]) : conditionSchema;
  return z.strictObject({
    join: z.enum(['all', 'any']),
    items: z.array(item).min(1).max(CONDITIONS_MAX),
  });
}

/** The conditions of a group in the order they are read. */
export function conditionsOf(group: Group): readonly Condition[] {
  return group.items.flatMap((item) => (isGroup(item) ? conditionsOf(item) : [item]));
}

/**
 * Who is in a segment: members in force who fit the group, without those who fit any of what is excluded. Empty: all members in
 * force.
 */
export const segmentSchema = z
  .strictObject({
    version: z.literal(DEFINITION_VERSION),
    include: groupSchema(DEPTH_MAX).nullable(),
    exclude: groupSchema(DEPTH_MAX).nullable(),
  })
  .refine(
    ({ include, exclude }) =>
      [include, exclude].flatMap((group) => (group === null ? [] : conditionsOf(group))).length <=
      CONDITIONS_MAX,
  );
export type SegmentDefinition = z.output<typeof segmentSchema>;
