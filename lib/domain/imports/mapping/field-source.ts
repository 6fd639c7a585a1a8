import { z } from 'zod';

const cut = z.string().min(1).max(40);

/** Where the value of a field comes from. Columns are named by their header or by their number from 1. */
export const fieldSourceSchema = z.union([
  z.strictObject({
    column: z.union([z.string().min(1).max(200), z.int().min(1).max(500)]),
    cutPrefix: cut.optional(),
    cutSuffix: cut.optional(),
  }),
  z.strictObject({ constant: z.string().min(1).max(200) }),
]);

export type FieldSource = z.infer<typeof fieldSourceSchema>;
