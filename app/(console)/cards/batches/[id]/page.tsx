import { Download } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { CardTypeMark } from '@/components/card/card-look';
import { buttonStyles } from '@/components/ui/button-styles';
import { Icon } from '@/components/ui/icon';
import { LedgerStrip } from '@/components/ui/ledger-strip';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/session';
import { getBatch } from '@/lib/cards/stock/get-batch';
import { listTypeOptions } from '@/lib/cards/types/list-type-options';
import { can } from '@/lib/domain/access/actor';
import { idInput } from '@/lib/domain/access/inputs';
import { batchProgress } from '@/lib/domain/cards/batch-page';
import { STOCK_STATES } from '@/lib/domain/cards/stock';
import { AppError } from '@/lib/domain/shared/errors';
import { formatCount } from '@/lib/format/numbers';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { BatchStateMark } from '../_parts/batch-state';
import { BatchLife } from './_parts/batch-life';
import { BatchSteps } from './_parts/batch-steps';
import { Producing } from './_parts/producing';

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('cardStock');
  return { title: t('batch') };
}

async function findBatch(id: string) {
  const actor = await requireActor('cards.read');
  const parsed = idInput.safeParse(Number(id));
  if (!parsed.success) return null;
  try {
    return await runQuery(getBatch, { batchId: parsed.data }, actor);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
}

/** One batch: how far it is, where its cards are, and the next step. */
export default async function BatchPageView({ params }: Props) {
  const batch = await findBatch((await params).id);
  if (batch === null) notFound();
  const actor = await requireActor('cards.read');
  const mayManage = can(actor, 'cards.manage');
  const [t, locale, options] = await Promise.all([
    getTranslations('cardStock'),
    getLocale(),
    mayManage ? runQuery(listTypeOptions, {}, actor) : null,
  ]);
  const { batchId, state, type, counts } = batch;
  const isRunning = state === 'queued' || state === 'producing';
  const isPrintable = state === 'produced' || state === 'received';
  return (
    <ClientMessages areas={['common', 'errors', 'cardStock']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/cards/batches' }]}
        title={batch.code}
        marks={<BatchStateMark state={state} />}
        meta={<CardTypeMark look={type.look} name={locale === 'ru' ? type.nameRu : type.nameEn} />}
        actions={
          mayManage && isPrintable ? (
            <a
              href={`/api/internal/card-batches/${batchId}/csv`}
              download
              className={buttonStyles({})}
            >
              <Icon of={Download} />
              {t('export')}
            </a>
          ) : undefined
        }
      />
      <LedgerStrip
        label={t('where')}
        figures={[
          {
            id: 'quantity',
            label: t('columns.quantity'),
            value: formatCount(batch.quantity, locale),
          },
          ...STOCK_STATES.map((one) => ({
            id: one,
            label: t(`stockStates.${one}`),
            value: formatCount(counts[one] ?? 0, locale),
          })),
        ]}
      />
      {isRunning ? (
        <Producing
          batchId={batchId}
          produced={batch.produced}
          quantity={batch.quantity}
          {...batchProgress(batch, new Date())}
          mayStop={mayManage}
        />
      ) : (
        options !== null && <BatchSteps batch={batch} stores={options.stores} />
      )}
      <BatchLife batch={batch} />
    </ClientMessages>
  );
}
