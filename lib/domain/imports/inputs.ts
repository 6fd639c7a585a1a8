import { z } from 'zod';

/** Number of an import. */
export const importIdInput = z.coerce.number().int().min(1).max(2_147_483_647);

/** Who works on an import at the moment. */
export const leaseInput = z.uuid();

/** A background process that is silent for so long has lost its import to the next. */
export const LEASE_SECONDS = 15;
