import { useTranslations } from 'next-intl';
import { Status, type StatusTone } from '@/components/ui/status';
import type { BatchState } from '@/lib/domain/cards/stock';

const TONES: Readonly<Record<BatchState, StatusTone>> = {
  queued: 'neutral',
  producing: 'live',
  produced: 'info',
  received: 'success',
  cancelled: 'neutral',
};

/** Where a batch is. */
export function BatchStateMark({ state }: { readonly state: BatchState }) {
  const t = useTranslations('cardStock.states');
  return <Status tone={TONES[state]}>{t(state)}</Status>;
}
