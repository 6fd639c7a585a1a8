import { z } from 'zod';
import { plainText } from '../shared/plain-text';

/** Number of an import. */
export const importIdInput = z.coerce.number().int().min(1).max(2_147_483_647);

/** What a kept mapping is called. */
export const mappingNameInput = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .refine((name) => plainText(name) === name);

/** Which files of the watched folder a mapping is for: a name with `*` for any text; empty: none by name. */
export const filePatternInput = z
  .string()
  .trim()
  .max(120)
  .refine((pattern) => plainText(pattern) === pattern && !/[/\\]/.test(pattern))
  .transform((pattern) => (pattern === '' ? null : pattern));

/** Number of a kept mapping. */
export const mappingIdInput = z.coerce.number().int().min(1).max(2_147_483_647);

/** Who works on an import at the moment. */
export const leaseInput = z.uuid();

/** A background process that is silent for so long has lost its import to the next. */
export const LEASE_SECONDS = 15;
