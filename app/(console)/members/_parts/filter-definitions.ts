import type { useTranslations } from 'next-intl';
import type { FilterDefinition } from '@/components/ui/filter-types';
import type { Locale } from '@/lib/domain/access/preferences';
import type { MemberFilterKey, MemberFilters } from '@/lib/domain/members/list-filters';
import type { MemberListOptions } from '@/lib/domain/members/listed-member';
import { MEMBER_KINDS, MEMBER_STATUSES } from '@/lib/domain/members/states';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { formatDay } from '@/lib/format/dates';

type Input = {
  readonly parameters: AddressParameters;
  /** What the list made of the address: what it left out is not shown as if it were in force. */
  readonly filters: MemberFilters;
  readonly options: MemberListOptions;
  readonly locale: Locale;
  readonly t: ReturnType<typeof useTranslations<'members'>>;
  /** A report takes one tier, store or format at a time: its figure must stay the one that is named. */
  readonly isOfReport: boolean;
};

const DAYS = ['joinedFrom', 'joinedTo', 'lastPurchaseFrom', 'lastPurchaseTo'] as const;

/** The filters of the list with what there is to choose from and what is chosen. */
export function filterDefinitions({
  parameters,
  filters,
  options,
  locale,
  t,
  isOfReport,
}: Input): readonly FilterDefinition[] {
  const kind = isOfReport ? 'choice' : 'choices';
  const value = (key: MemberFilterKey) =>
    filters[key] === undefined ? undefined : parameterOf(parameters, key);
  const day = (key: (typeof DAYS)[number]): FilterDefinition => {
    const set = value(key);
    return {
      key,
      label: t(`filters.${key}`),
      kind: 'day',
      value: set,
      valueLabel: set === undefined ? undefined : formatDay(set, locale),
    };
  };
  const tiers = options.tiers.map(({ code, nameEn, nameRu }) => ({
    value: code,
    label: locale === 'ru' ? nameRu : nameEn,
  }));
  return [
    { key: 'tier', label: t('filters.tier'), kind, options: tiers, value: value('tier') },
    {
      key: 'status',
      label: t('filters.status'),
      kind: 'choices',
      options: MEMBER_STATUSES.map((id) => ({ value: id, label: t(`status.${id}`) })),
      value: value('status'),
    },
    {
      key: 'store',
      label: t('filters.store'),
      kind,
      options: options.stores.map(({ storeId, name }) => ({
        value: String(storeId),
        label: name,
      })),
      value: value('store'),
    },
    {
      key: 'storeFormat',
      label: t('filters.storeFormat'),
      kind,
      options: options.formats.map((id) => ({ value: id, label: t(`formats.${id}`) })),
      value: value('storeFormat'),
    },
    {
      key: 'kind',
      label: t('filters.kind'),
      kind: 'choices',
      options: MEMBER_KINDS.map((id) => ({ value: id, label: t(`kinds.${id}`) })),
      value: value('kind'),
    },
    ...DAYS.map(day),
  ];
}
