import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FilterBar } from '@/components/ui/filter-bar';
import type { FilterDefinition } from '@/components/ui/filter-types';
import type { CardFilters } from '@/lib/domain/cards/card-list';
import type { NamedCardType } from '@/lib/domain/cards/card-type-page';
import { formatDay } from '@/lib/format/dates';

type Props = {
  readonly filters: CardFilters;
  readonly types: readonly Pick<NamedCardType, 'cardTypeId' | 'nameEn' | 'nameRu'>[];
  readonly stores: readonly { readonly storeId: number; readonly name: string }[];
  readonly before: ReactNode;
};

/** What the list of cards can be narrowed by beside its search and its states. */
export function CardFilterBar({ filters, types, stores, before }: Props) {
  const t = useTranslations('cardList.filters');
  const locale = useLocale();
  const day = (key: 'changedFrom' | 'changedTo'): FilterDefinition => ({
    key,
    label: t(key),
    kind: 'day',
    value: filters[key],
    valueLabel: filters[key] === undefined ? undefined : formatDay(filters[key], locale),
  });
  return (
    <FilterBar
      before={before}
      filters={[
        {
          key: 'type',
          label: t('type'),
          kind: 'choices',
          options: types.map(({ cardTypeId, nameEn, nameRu }) => ({
            value: String(cardTypeId),
            label: locale === 'ru' ? nameRu : nameEn,
          })),
          value: filters.type?.join(','),
        },
        {
          key: 'store',
          label: t('store'),
          kind: 'choice',
          options: stores.map(({ storeId, name }) => ({ value: String(storeId), label: name })),
          value: filters.store?.toString(),
        },
        day('changedFrom'),
        day('changedTo'),
      ]}
    />
  );
}
