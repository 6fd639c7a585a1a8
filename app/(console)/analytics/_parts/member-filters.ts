import type { FilterDefinition } from '@/components/ui/filter-types';
import type { Locale } from '@/lib/domain/access/preferences';
import type { ReportOptions } from '@/lib/domain/analytics/cell-page';
import { STORE_FORMATS, type StoreFormat } from '@/lib/domain/purchases/states';
import { formatDay } from '@/lib/format/dates';

type Params = Readonly<Record<string, string>>;

type Words = {
  readonly filter: (name: 'tier' | 'store' | 'storeFormat' | 'joinedFrom' | 'joinedTo') => string;
  readonly format: (format: StoreFormat) => string;
  readonly locale: Locale;
};

/** Stores by name. */
export function storeOptions(options: ReportOptions) {
  return options.stores.map(({ storeId, name }) => ({ value: String(storeId), label: name }));
}

/** The formats that there are stores of. */
export function formatOptions(options: ReportOptions, name: Words['format']) {
  return STORE_FORMATS.filter((format) => options.formats.includes(format)).map((format) => ({
    value: format,
    label: name(format),
  }));
}

/** Filters by tier, home store, home format and joining day, with their values from the address. */
export function memberFilters(
  params: Params,
  options: ReportOptions,
  words: Words,
): readonly FilterDefinition[] {
  const { filter, locale } = words;
  const tiers = options.tiers.map((tier) => ({
    value: tier.code,
    label: locale === 'ru' ? tier.nameRu : tier.nameEn,
  }));
  const day = (key: 'joinedFrom' | 'joinedTo'): FilterDefinition => ({
    key,
    label: filter(key),
    kind: 'day',
    value: params[key],
    valueLabel: params[key] === undefined ? undefined : formatDay(params[key], locale),
  });
  return [
    { key: 'tier', label: filter('tier'), kind: 'choice', options: tiers, value: params.tier },
    {
      key: 'store',
      label: filter('store'),
      kind: 'choice',
      options: storeOptions(options),
      value: params.store,
    },
    {
      key: 'storeFormat',
      label: filter('storeFormat'),
      kind: 'choice',
      options: formatOptions(options, words.format),
      value: params.storeFormat,
    },
    day('joinedFrom'),
    day('joinedTo'),
  ];
}
