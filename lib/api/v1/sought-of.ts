import { AppError } from '@/lib/domain/shared/errors';
import type { Identity } from './fields';

/** The one way to know a member that a body names. */
export function soughtOf({ card, phone, email, externalId }: Identity) {
  if (card !== undefined) return { card };
  if (phone !== undefined) return { phone };
  if (email !== undefined) return { email };
  if (externalId !== undefined) return { externalId };
  throw new AppError('invalid_input', { fields: [''] });
}
