import { z } from 'zod';
import { fieldSourceSchema } from './field-source';
import { fileFormatSchema } from './file-format';

/**
 * A mapping as it stands while a person works on it: how the file is read is settled, fields may still be missing,
 * and the choices of the kind are kept as they are, to be judged when the check begins.
 */
export const draftMappingSchema = z.looseObject({
  file: fileFormatSchema,
  fields: z.record(z.string().max(40), fieldSourceSchema),
});
