import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ExportList } from '@/components/form/export-list';
import { SelectableRows } from '@/components/table/selection';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { requireActor } from '@/lib/access/session';
import { drawBarcode } from '@/lib/cards/draw-barcode';
import { countCards } from '@/lib/cards/queries/count-cards';
import { getCard } from '@/lib/cards/queries/get-card';
import { listCards } from '@/lib/cards/queries/list-cards';
import { listCardTypes } from '@/lib/cards/types/list-card-types';
import { type Actor, can } from '@/lib/domain/access/actor';
import { barcodeKindOf } from '@/lib/domain/cards/barcode';
import { BULK_MAX } from '@/lib/domain/cards/bulk';
import {
  CARD_FILTER_KEYS,
  type CardCounts,
  type CardFilters,
  cardFiltersFromAddress,
  readCardCursor,
  writeCardCursor,
} from '@/lib/domain/cards/card-list';
import type { CardPage } from '@/lib/domain/cards/card-page';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { AppError } from '@/lib/domain/shared/errors';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { listOptions } from '@/lib/members/queries/list-options';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { PageViews } from '../page-views';
import { BulkBar } from './_parts/bulk-bar';
import { CardFilterBar } from './_parts/card-filter-bar';
import { CardPanel } from './_parts/card-panel';
import { CardSearch } from './_parts/card-search';
import { CardsTable } from './_parts/cards-table';
import { cardsHref, filterQueryOf } from './_parts/list-address';
import { StatusStrip } from './_parts/status-strip';

type Props = { readonly searchParams: Promise<AddressParameters> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('cardList');
  return { title: t('title') };
}

/** The card that is open beside the list; a card that there is not opens nothing. */
async function openedCard(parameters: AddressParameters, actor: Actor): Promise<CardPage | null> {
  const cardId = Number(parameterOf(parameters, 'card'));
  if (!Number.isSafeInteger(cardId) || cardId < 1) return null;
  try {
    return await runQuery(getCard, { cardId }, actor);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
}

/** Cards that the list holds, all its pages together. */
function matchingOf(counts: CardCounts, { status }: CardFilters): number {
  if (status !== undefined) return counts[status];
  return Object.values(counts).reduce((sum, cards) => sum + cards, 0);
}

/** Every card, the one that changed last first, with one of them open beside the list. */
export default async function CardsPage({ searchParams }: Props) {
  const actor = await requireActor('cards.read');
  const parameters = await searchParams;
  const filters = cardFiltersFromAddress(parameters);
  const cursor = readCardCursor(parameterOf(parameters, 'after'));
  const canSelect = can(actor, 'cards.operate');
  const filterQuery = filterQueryOf(parameters);
  const [t, page, counts, types, opened, programme, options] = await Promise.all([
    getTranslations('cardList'),
    runQuery(listCards, { filters, cursor }, actor),
    runQuery(countCards, { filters }, actor),
    runQuery(listCardTypes, {}, actor),
    openedCard(parameters, actor),
    runQuery(findProgramme, {}, actor),
    runQuery(listOptions, {}, actor),
  ]);
  const cleared = Object.fromEntries(
    [...CARD_FILTER_KEYS, 'q', 'status'].map((key) => [key, null]),
  );
  return (
    <ClientMessages areas={['common', 'errors', 'cardList', 'cards']}>
      <PageHeader
        title={t('title')}
        meta={t('meta')}
        actions={
          <>
            {page.cards.length > 0 && (
              <ExportList href={`/api/internal/cards/csv?${filterQuery}`} isPersonal />
            )}
            <ButtonLink href="/cards/batches">{t('batches')}</ButtonLink>
          </>
        }
      />
      <StatusStrip counts={counts} current={filters.status} parameters={parameters} />
      <CardSearch parameters={parameters} />
      <CardFilterBar
        filters={filters}
        types={types}
        stores={options.stores}
        before={<PageViews page="/cards" />}
      />
      {page.cards.length === 0 ? (
        <EmptyState
          title={t('noneFound')}
          text={t('noneText')}
          action={<ButtonLink href={cardsHref(parameters, cleared)}>{t('clear')}</ButtonLink>}
        />
      ) : (
        <>
          <SelectableRows key={filterQuery} most={BULK_MAX}>
            {canSelect && <BulkBar query={filterQuery} matching={matchingOf(counts, filters)} />}
            <CardsTable
              cards={page.cards}
              opened={opened?.cardId ?? null}
              parameters={parameters}
              timeZone={programme?.timeZone ?? 'UTC'}
              isSelectable={canSelect}
            />
          </SelectableRows>
          <Pagination
            previousHref={cursor === null ? undefined : cardsHref(parameters, {})}
            nextHref={
              page.next === null
                ? undefined
                : cardsHref(parameters, { after: writeCardCursor(page.next), card: null })
            }
            range=""
          />
        </>
      )}
      {opened !== null && (
        <CardPanel
          key={opened.cardId}
          card={opened}
          barcode={drawBarcode(opened.number, barcodeKindOf(opened.number))}
          closeHref={cardsHref(parameters, { card: null }, true)}
          canOperate={can(actor, 'tasks.work') && can(actor, 'cards.operate')}
        />
      )}
    </ClientMessages>
  );
}
