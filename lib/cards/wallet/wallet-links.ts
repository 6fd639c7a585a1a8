import 'server-only';
import type { CardPage } from '@/lib/domain/cards/card-page';
import { googleWalletLink } from './google-link';
import { walletKeys } from './wallet-keys';

/** Ways of a card in use into the wallets that are configured; none for a card that is over. */
export function walletLinks(
  card: Pick<CardPage, 'cardId' | 'number' | 'status'>,
  now: Date,
): readonly { readonly id: 'apple' | 'google'; readonly href: string }[] {
  if (card.status !== 'issued' && card.status !== 'active') return [];
  const { google, apple } = walletKeys();
  return [
    ...(apple === null
      ? []
      : [{ id: 'apple' as const, href: `/api/internal/cards/${card.cardId}/pass` }]),
    ...(google === null
      ? []
      : [{ id: 'google' as const, href: googleWalletLink(card, google, now) }]),
  ];
}
