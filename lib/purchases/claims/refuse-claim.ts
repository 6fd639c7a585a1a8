import type { ClaimRefusal } from '@/lib/domain/purchases/claims';
import { AppError } from '@/lib/domain/shared/errors';

/** The refusal of a claim; `reason` says why and chooses the words. */
export function refuseClaim(reason: ClaimRefusal): AppError {
  return new AppError('claim_refused', { reason });
}
