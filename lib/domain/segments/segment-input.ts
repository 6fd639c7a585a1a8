import { z } from 'zod';
import { idInput, versionInput } from '../access/inputs';
import { plainText } from '../shared/plain-text';
import type { SegmentDefinition } from './definition';
import { LIST_EDIT_MAX, SEGMENT_NAME_MAX, SEGMENT_NOTE_MAX } from './limits';
import { readDefinition } from './read-definition';

/** A definition from outside; what is wrong is told by its place. */
export const definitionInput = z.unknown().transform((raw, context): SegmentDefinition => {
  const { definition, problem } = readDefinition(raw);
  if (definition !== null) return definition;
  context.addIssue({ code: 'custom', message: problem.code, path: problem.at.split('.') });
  return z.NEVER;
});

/** What a segment says and is called. */
export const segmentFields = z.object({
  name: z
    .string()
    .trim()
    .min(1)
    .max(SEGMENT_NAME_MAX)
    .refine((text) => plainText(text) === text),
  note: z.string().trim().max(SEGMENT_NOTE_MAX),
  definition: definitionInput,
});

/** Members that are put into a list or taken out of it at once. */
export const listedMembers = z
  .array(z.number().int().positive().max(Number.MAX_SAFE_INTEGER))
  .min(1)
  .max(LIST_EDIT_MAX);

/** A segment as it was on screen. */
export const seenSegment = { segmentId: idInput, version: versionInput };

/** A definition as it is kept and sent: amounts as text. */
export function definitionJson(definition: SegmentDefinition): unknown {
  return JSON.parse(
    JSON.stringify(definition, (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    ),
  );
}
