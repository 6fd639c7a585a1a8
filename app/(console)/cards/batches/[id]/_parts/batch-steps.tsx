import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import type { BatchPage } from '@/lib/domain/cards/batch-page';
import { DistributeForm } from './distribute-form';
import { ReceiveForm } from './receive-form';
import { WriteOffForm } from './write-off-form';

type Props = {
  readonly batch: BatchPage;
  readonly stores: readonly { readonly storeId: number; readonly name: string }[];
};

/** What can be done with the batch now: take it in, send it on, write cards off. */
export function BatchSteps({ batch, stores }: Props) {
  const t = useTranslations('cardStock');
  const { batchId, state, counts, central } = batch;
  const atHand = (counts.produced ?? 0) + (counts.inStock ?? 0);
  return (
    <div className="grid gap-x-8 dock:grid-cols-2">
      {state === 'produced' && (
        <Section title={t('receive.title')} note={t('receive.note')}>
          <ReceiveForm batchId={batchId} />
        </Section>
      )}
      {state === 'received' && (
        <Section
          title={t('distribute.title')}
          note={t('distribute.note', { cards: central.cards })}
        >
          <DistributeForm
            batchId={batchId}
            stores={stores}
            most={central.cards}
            fromNumber={central.firstNumber}
          />
        </Section>
      )}
      {atHand > 0 && state !== 'cancelled' && (
        <Section title={t('writeOff.title')} note={t('writeOff.note')}>
          <WriteOffForm batchId={batchId} />
        </Section>
      )}
    </div>
  );
}
