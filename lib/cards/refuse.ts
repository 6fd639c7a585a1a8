import 'server-only';
import type { CardRefusal } from '@/lib/domain/cards/may-do';
import { AppError } from '@/lib/domain/shared/errors';

/** The refusal of an operation with a card; `reason` says why and chooses the words. */
export function refuse(reason: CardRefusal): AppError {
  return new AppError('card_refused', { reason });
}
