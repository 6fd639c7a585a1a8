import { z } from 'zod';
import { fieldSourceSchema } from './field-source';
import { fileFormatSchema } from './file-format';

/**
 * A mapping as it stands while a person works on it: the file's format is settled, fields may still be missing,
 * the choices of the kind are kept as they are and judged when the check begins.
 */
export const draftMappingSchema = z.object({
  file: fileFormatSchema,
  fields: z.record(z.string().max(40), fieldSourceSchema),
  choices: z.record(z.string().max(40), z.json()).default({}),
});

export type DraftMapping = z.infer<typeof draftMappingSchema>;
