import type { CardStatus } from '@/lib/domain/cards/states';

/** How a card's state looks. */
export const CARD_TONES = {
  produced: 'neutral',
  issued: 'info',
  active: 'success',
  blocked: 'danger',
  replaced: 'neutral',
  closed: 'neutral',
  expired: 'warning',
  void: 'neutral',
} as const satisfies Readonly<Record<CardStatus, string>>;
