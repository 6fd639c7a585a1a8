import { useTranslations } from 'next-intl';
import type { BlockReason, CardStatus } from '@/lib/domain/cards/states';
import { Status } from '../ui/status';
import { CARD_TONES } from './card-tones';

type Props = { readonly status: CardStatus; readonly blockReason: BlockReason | null };

/** The state of a card, a block with its reason. */
export function CardStatusMark({ status, blockReason }: Props) {
  const t = useTranslations('cards');
  return (
    <Status tone={CARD_TONES[status]}>
      {blockReason === null
        ? t(`status.${status}`)
        : t('blockedFor', { reason: t(`blockReasons.${blockReason}`) })}
    </Status>
  );
}
