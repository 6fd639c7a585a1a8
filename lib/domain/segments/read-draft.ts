import { z } from 'zod';
import { CONDITIONS } from './conditions/registry';
import { DEFINITION_VERSION } from './definition';
import { type ConditionDraft, type GroupDraft, type SegmentDraft, specOf } from './draft';
import { CONDITIONS_MAX, DEPTH_MAX } from './limits';

/** What a slot holds while nothing is chosen. */
const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);

/** Whether something is a condition that is being written: of a known kind, each of its slots filled as it must be or still empty. */
function isConditionDraft(raw: unknown): boolean {
  if (typeof raw !== 'object' || raw === null) return false;
  const { is, not, ...filled }: Readonly<Record<string, unknown>> = { ...raw };
  const spec = CONDITIONS.find(({ id }) => id === is);
  if (spec === undefined || (not !== undefined && not !== true)) return false;
  const { slots } = specOf(spec.id);
  return Object.entries(filled).every(
    ([name, value]) =>
      Object.hasOwn(slots, name) &&
      (isEmpty(value) || slots[name]?.schema.safeParse(value).success === true),
  );
}

const conditionDraft = z.custom<ConditionDraft>(isConditionDraft);

function groupDraft(depth: number): z.ZodType<GroupDraft> {
  const item = depth > 1 ? z.union([conditionDraft, groupDraft(depth - 1)]) : conditionDraft;
  return z.strictObject({ join: z.enum(['all', 'any']), items: z.array(item).max(CONDITIONS_MAX) });
}

/** A definition while it is written, as a browser kept it: slots may be empty, nothing else may be wrong. */
export const draftSchema: z.ZodType<SegmentDraft> = z.strictObject({
  version: z.literal(DEFINITION_VERSION),
  include: groupDraft(DEPTH_MAX).nullable(),
  exclude: groupDraft(DEPTH_MAX).nullable(),
});
