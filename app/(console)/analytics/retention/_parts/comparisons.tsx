import { FilterBar } from '@/components/ui/filter-bar';
import type { FilterDefinition } from '@/components/ui/filter-types';
import type { ReportOptions } from '@/lib/domain/analytics/cell-page';
import type { RetentionResult } from '@/lib/domain/analytics/retention-result';
import type { RetentionMetric } from '@/lib/domain/analytics/retention-settings';
import type { StoreFormat } from '@/lib/domain/purchases/states';
import { formatPeriod } from '@/lib/format/dates';
import { memberFilters } from '../../_parts/member-filters';
import { cellHref, type ReportAddress } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';
import { ComparedSides } from './compared-sides';

type Props = {
  readonly result: RetentionResult;
  readonly metric: RetentionMetric;
  readonly address: ReportAddress;
};

/** Two cohorts of the table beside each other. */
export function CohortPair({ result, metric, address }: Props) {
  const { t, locale } = useReportWords(result.currency);
  const { a, b } = result.facts;
  if (a === '' || b === '') return null;
  const cohorts = [...new Set(result.tables.cohorts.map(({ cohort }) => cohort))];
  const nameOf = (cohort: string) => formatPeriod(cohort, locale);
  const choice = (key: 'a' | 'b', other: string): FilterDefinition => ({
    ...{ key, label: t(`filters.${key}`), kind: 'choice', fixed: true },
    options: cohorts
      .filter((cohort) => cohort !== other)
      .map((value) => ({ value, label: nameOf(value) })),
    value: result.facts[key],
  });
  const side = (cohort: string) => ({
    label: nameOf(cohort),
    hrefOf: (offset: number) => cellHref(address, `${cohort}.${offset}`),
  });
  const names = { a: nameOf(a), b: nameOf(b) };
  return (
    <ComparedSides
      {...{ result, metric, address, table: 'pair' }}
      note={t('retention.compare.pairNote', names)}
      label={t('retention.compare.pairLabel', names)}
      sides={[side(a), side(b)]}
      choice={<FilterBar filters={[choice('a', b), choice('b', a)]} />}
    />
  );
}

/** Filters that a second side has of its own. */
const OWN = { tier: 'vsTier', store: 'vsStore', storeFormat: 'vsStoreFormat' } as const;
const ownKey = (key: string) => Object.entries(OWN).find(([name]) => name === key)?.[1];

/** The filters of the page beside a second filter. */
export function FilterPair({
  result,
  metric,
  address,
  options,
}: Props & { readonly options: ReportOptions }) {
  const { t, locale } = useReportWords(result.currency);
  const { params } = address;
  const words = {
    filter: (name: string) => name,
    format: (format: StoreFormat) => t(`formats.${format}`),
    locale,
  };
  const filtersOf = (given: Readonly<Record<string, string>>) =>
    memberFilters(given, options, words).filter(({ key }) => ownKey(key) !== undefined);
  const second = Object.fromEntries(
    Object.entries(OWN).flatMap(([name, key]) =>
      params[key] === undefined ? [] : [[name, params[key]]],
    ),
  );
  const nameOf = (given: Readonly<Record<string, string>>) =>
    filtersOf(given)
      .flatMap(({ value, options: choices = [] }) =>
        value === undefined ? [] : (choices.find((one) => one.value === value)?.label ?? value),
      )
      .join(', ') || t('retention.compare.everybody');
  const isAsked = Object.keys(second).length > 0;
  return (
    <ComparedSides
      {...{ result, metric, address, table: 'versus' }}
      note={t(isAsked ? 'retention.compare.versusNote' : 'retention.compare.choose')}
      label={t('retention.compare.versusLabel')}
      sides={[
        {
          label: t('retention.compare.sideA', { name: nameOf(params) }),
          hrefOf: (offset) => cellHref(address, `m${offset}`),
        },
        {
          label: t('retention.compare.sideB', { name: nameOf(second) }),
          hrefOf: (offset) => cellHref(address, `vs${offset}`),
        },
      ]}
      choice={
        <FilterBar
          filters={filtersOf(second).flatMap((filter) => {
            const key = ownKey(filter.key);
            return key === undefined ? [] : [{ ...filter, key, label: t(`filters.${key}`) }];
          })}
        />
      }
    />
  );
}
