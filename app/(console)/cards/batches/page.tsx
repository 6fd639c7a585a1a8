import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { requireActor } from '@/lib/access/session';
import { listBatches } from '@/lib/cards/stock/list-batches';
import { listOrderableRanges } from '@/lib/cards/stock/list-orderable-ranges';
import { listStock } from '@/lib/cards/stock/list-stock';
import { listCardTypes } from '@/lib/cards/types/list-card-types';
import { listTypeOptions } from '@/lib/cards/types/list-type-options';
import { can } from '@/lib/domain/access/actor';
import { idInput } from '@/lib/domain/access/inputs';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { AlertForm } from './_parts/alert-form';
import { BatchTable } from './_parts/batch-table';
import { OrderBatch } from './_parts/order-batch';
import { StockTable } from './_parts/stock-table';

type Props = { readonly searchParams: Promise<{ readonly before?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('cardStock');
  return { title: t('title') };
}

/** Batches of printed cards, and what lies in the stores. */
export default async function BatchesPage({ searchParams }: Props) {
  const actor = await requireActor('cards.read');
  const before = idInput.safeParse(Number((await searchParams).before)).data;
  const mayManage = can(actor, 'cards.manage');
  const [t, locale, list, stock, programme] = await Promise.all([
    getTranslations('cardStock'),
    getLocale(),
    runQuery(listBatches, { before }, actor),
    runQuery(listStock, {}, actor),
    runQuery(findProgramme, {}, actor),
  ]);
  const [ranges, options, types] = mayManage
    ? await Promise.all([
        runQuery(listOrderableRanges, {}, actor),
        runQuery(listTypeOptions, {}, actor),
        runQuery(listCardTypes, {}, actor),
      ])
    : [[], null, []];
  const zone = { locale, timeZone: programme?.timeZone ?? 'UTC' };
  return (
    <ClientMessages areas={['common', 'errors', 'cardStock']}>
      <PageHeader
        title={t('title')}
        meta={t('meta')}
        actions={
          mayManage ? (
            <>
              <ButtonLink href="/settings/card-types">{t('types')}</ButtonLink>
              <OrderBatch ranges={ranges} />
            </>
          ) : undefined
        }
      />
      <BatchTable batches={list.batches} zone={zone} />
      {(list.next !== null || before !== undefined) && (
        <Pagination
          previousHref={before === undefined ? undefined : '/cards/batches'}
          nextHref={list.next === null ? undefined : `/cards/batches?before=${list.next}`}
          range=""
        />
      )}
      <div className="mt-7">
        <Section title={t('stock.title')} note={t('stock.note')}>
          <StockTable stock={stock} locale={locale} mayManage={mayManage} />
          {options !== null && (
            <AlertForm
              stores={options.stores}
              types={types.map(({ cardTypeId, nameEn, nameRu }) => ({
                cardTypeId,
                name: locale === 'ru' ? nameRu : nameEn,
              }))}
            />
          )}
        </Section>
      </div>
    </ClientMessages>
  );
}
