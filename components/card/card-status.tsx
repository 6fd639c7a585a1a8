import { useTranslations } from 'next-intl';
import type { BlockReason, CardStatus } from '@/lib/domain/cards/states';
import { Status, type StatusTone } from '../ui/status';

const TONES: Readonly<Record<CardStatus, StatusTone>> = {
  produced: 'neutral',
  issued: 'info',
  active: 'success',
  blocked: 'danger',
  replaced: 'neutral',
  closed: 'neutral',
  expired: 'warning',
  void: 'neutral',
};

type Props = { readonly status: CardStatus; readonly blockReason: BlockReason | null };

/** The state of a card, a block with its reason. */
export function CardStatusMark({ status, blockReason }: Props) {
  const t = useTranslations('cards');
  return (
    <Status tone={TONES[status]}>
      {blockReason === null
        ? t(`status.${status}`)
        : t('blockedFor', { reason: t(`blockReasons.${blockReason}`) })}
    </Status>
  );
}
