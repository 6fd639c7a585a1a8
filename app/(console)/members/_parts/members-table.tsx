import { useLocale, useTranslations } from 'next-intl';
import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { SelectPage, SelectRow } from '@/components/table/selection';
import { Status } from '@/components/ui/status';
import { TierMark } from '@/components/ui/tier-mark';
import type { AddressParameters } from '@/lib/domain/members/list-filters';
import type { MemberOrder, MemberSort } from '@/lib/domain/members/list-order';
import type { ListedMember } from '@/lib/domain/members/listed-member';
import { formatDay } from '@/lib/format/dates';
import { formatMoney } from '@/lib/format/money';
import { formatCount } from '@/lib/format/numbers';
import { sortHref } from './list-address';
import { STATUS_TONES } from './status-tones';

type Props = {
  readonly members: readonly ListedMember[];
  readonly order: MemberOrder;
  readonly parameters: AddressParameters;
  readonly currency: string;
  /** Whether rows can be ticked, to be kept in a list. */
  readonly isSelectable: boolean;
};

const rowOf = ({ memberId }: ListedMember) => ({ id: memberId, version: 0 });

/** The boxes that tick members. */
function useBoxes(members: readonly ListedMember[]) {
  const t = useTranslations('memberSelection');
  return {
    all: <SelectPage page={members.map(rowOf)} label={t('page')} />,
    row: (member: ListedMember) => (
      <SelectRow row={rowOf(member)} label={t('row', { code: member.code })} />
    ),
  };
}

/** Members in rows; the heads of five columns set the order. */
export function MembersTable({ members, order, parameters, currency, isSelectable }: Props) {
  const boxes = useBoxes(members);
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
  const columns: Column<ListedMember>[] = [
    {
      ...sortable('name'),
      cell: ({ name, code }) => (
        <span className="inline-flex flex-wrap items-baseline gap-x-2">
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
      cell: ({ lastPurchaseOn }) =>
        lastPurchaseOn === null ? (
          <span className="text-ink-3">{t('never')}</span>
        ) : (
          formatDay(lastPurchaseOn, locale)
        ),
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
      cell: ({ revenue365Minor }) =>
        formatMoney({ amountMinor: revenue365Minor, currency, locale, decimals: 'never' }),
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
  ];
  return (
    <DataTable
      caption={t('title')}
      columns={columns}
      rows={members}
      rowKey={(member) => String(member.memberId)}
      rowHref={(member) => `/members/${member.memberId}`}
      {...(isSelectable ? { select: boxes } : {})}
    />
  );
}
