import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Column } from '@/components/table/column';
import { Status } from '@/components/ui/status';
import { TierMark } from '@/components/ui/tier-mark';
import type { MemberOrder, MemberSort } from '@/lib/domain/members/list-order';
import type { MemberRow } from '@/lib/domain/members/listed-member';
import type { AddressParameters } from '@/lib/domain/shared/address-parameters';
import { formatDay } from '@/lib/format/dates';
import { formatMoney } from '@/lib/format/money';
import { formatCount } from '@/lib/format/numbers';
import { sortHref } from './list-address';
import { STATUS_TONES } from './status-tones';

type Input = {
  readonly order: MemberOrder;
  readonly parameters: AddressParameters;
  readonly currency: string;
};

/** Columns of the member list; the heads of five set the order, and some are shown only once they are chosen. */
export function useMemberColumns({ order, parameters, currency }: Input): Column<MemberRow>[] {
  const t = useTranslations('members');
  const locale = useLocale();
  const sortable = (sort: MemberSort) => ({
    id: sort,
    header: t(`columns.${sort === 'name' ? 'member' : sort}`),
    sortHref: sortHref(parameters, order, sort),
    ...(order.sort === sort
      ? { sorted: order.direction === 'asc' ? ('ascending' as const) : ('descending' as const) }
      : {}),
  });
  const dayCell = (on: string | null) =>
    on === null ? <span className="text-ink-3">{t('never')}</span> : formatDay(on, locale);
  const money = (amountMinor: bigint) =>
    formatMoney({ amountMinor, currency, locale, decimals: 'never' });
  return [
    {
      ...sortable('name'),
      cell: ({ name, code }) => (
        <span className="inline-flex flex-wrap items-baseline gap-x-2 sm:flex-nowrap">
          {name === '' ? <span className="text-ink-3">{t('noName')}</span> : name}
          <small className="text-xs font-normal text-ink-3">{code}</small>
        </span>
      ),
    },
    {
      id: 'tier',
      header: t('columns.tier'),
      isSecondary: true,
      cell: ({ tier }) =>
        tier === null ? (
          t('none')
        ) : (
          <TierMark {...tier} name={locale === 'ru' ? tier.nameRu : tier.nameEn} />
        ),
    },
    {
      id: 'status',
      header: t('columns.status'),
      isSecondary: true,
      cell: ({ status }) => <Status tone={STATUS_TONES[status]}>{t(`status.${status}`)}</Status>,
    },
    {
      id: 'card',
      header: t('columns.card'),
      isSecondary: true,
      isQuiet: true,
      cell: ({ cardEnding }) =>
        cardEnding === null ? t('none') : t('card', { ending: cardEnding }),
    },
    {
      ...sortable('lastPurchase'),
      isSecondary: true,
      cell: ({ lastPurchaseOn }) => dayCell(lastPurchaseOn),
    },
    {
      ...sortable('receipts'),
      isNumeric: true,
      isSecondary: true,
      cell: ({ receipts365 }) => formatCount(receipts365, locale),
    },
    {
      ...sortable('revenue'),
      isNumeric: true,
      cell: ({ revenue365Minor }) => money(revenue365Minor),
    },
    {
      id: 'rfm',
      header: t('columns.rfm'),
      isSecondary: true,
      isQuiet: true,
      cell: ({ scores }) => (scores === null ? t('none') : `${scores.r}-${scores.f}-${scores.m}`),
    },
    {
      ...sortable('joined'),
      isSecondary: true,
      isQuiet: true,
      cell: ({ joinedOn }) => formatDay(joinedOn, locale),
    },
    ...useExtraColumns({ dayCell, money }),
  ];
}

type Cells = {
  readonly dayCell: (on: string | null) => ReactNode;
  readonly money: (amountMinor: bigint) => string;
};

/** What the list can show beside what it shows by itself. */
function useExtraColumns({ dayCell, money }: Cells): Column<MemberRow>[] {
  const t = useTranslations('members');
  const locale = useLocale();
  const extra = { isExtra: true, isSecondary: true };
  return [
    {
      ...extra,
      id: 'kind',
      header: t('columns.kind'),
      cell: ({ kind }) => t(`kinds.${kind}`),
    },
    {
      ...extra,
      id: 'store',
      header: t('columns.store'),
      cell: ({ store }) => (
        <span className="block max-w-[26ch] truncate">{store ?? t('none')}</span>
      ),
    },
    {
      ...extra,
      id: 'firstPurchase',
      header: t('columns.firstPurchase'),
      cell: ({ firstPurchaseOn }) => dayCell(firstPurchaseOn),
    },
    {
      ...extra,
      id: 'receiptsAll',
      header: t('columns.receiptsAll'),
      isNumeric: true,
      cell: ({ receipts }) => formatCount(receipts, locale),
    },
    {
      ...extra,
      id: 'revenueAll',
      header: t('columns.revenueAll'),
      isNumeric: true,
      cell: ({ revenueMinor }) => money(revenueMinor),
    },
  ];
}
