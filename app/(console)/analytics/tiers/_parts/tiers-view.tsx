import { ButtonLink } from '@/components/ui/button-link';
import { CopyLinkButton } from '@/components/ui/copy-link-button';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import type { FilterDefinition } from '@/components/ui/filter-types';
import { LedgerStrip } from '@/components/ui/ledger-strip';
import { PageHeader } from '@/components/ui/page-header';
import { formatDay } from '@/lib/format/dates';
import { formatShare } from '@/lib/format/numbers';
import { cellHref } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';
import { AroundTable } from './around-table';
import { DistributionChart } from './distribution-chart';
import { MovesTable } from './moves-table';
import { NearTable } from './near-table';
import type { TiersPart } from './tiers-part';

/** The page of tiers under its sheet. */
export function TiersView(part: TiersPart) {
  const { result } = part;
  const { t, locale } = useReportWords(result.currency);
  const { from, to, customers } = result.facts;
  const filters = useTiersFilters(part);
  return (
    <>
      <PageHeader
        title={t('tiers.title')}
        crumbs={[{ label: t('title'), href: '/analytics' }, { label: t('tiers.title') }]}
        meta={t.rich('tiers.meta', {
          from: formatDay(from, locale),
          to: formatDay(to, locale),
          count: customers,
          b: (chunks) => <b className="font-[550] text-ink">{chunks}</b>,
        })}
        actions={
          <>
            <ButtonLink href="/analytics/migration">{t('migration.title')}</ButtonLink>
            <CopyLinkButton />
          </>
        }
      />
      <FilterBar filters={filters} />
      {result.tables.distribution.length === 0 && result.tiers.length === 0 ? (
        <EmptyState title={t('tiers.emptyTitle')} text={t('tiers.emptyText')} />
      ) : (
        <>
          <TiersLedger {...part} />
          <div className="@container">
            <div className="grid gap-x-10 @min-[940px]:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
              <MovesTable {...part} />
              <NearTable {...part} />
            </div>
          </div>
          <DistributionChart {...part} />
          <AroundTable {...part} />
        </>
      )}
    </>
  );
}

/** Everything the report can be asked, with its present values. */
function useTiersFilters({ result }: TiersPart): readonly FilterDefinition[] {
  const { t, locale } = useReportWords(result.currency);
  const { from, to, nearDays, missingPercent } = result.facts;
  const day = (key: 'from' | 'to', value: string): FilterDefinition => ({
    ...{ key, label: t(`filters.${key}`), kind: 'day', fixed: true, value },
    valueLabel: formatDay(value, locale),
  });
  return [
    day('from', from),
    day('to', to),
    {
      ...{ key: 'nearDays', label: t('tiers.nearDays'), kind: 'number', fixed: true },
      ...{ value: String(nearDays), valueLabel: String(nearDays) },
    },
    {
      ...{ key: 'missingPercent', label: t('tiers.missingPercent'), kind: 'number', fixed: true },
      value: String(missingPercent),
      valueLabel: t('tiers.percent', { percent: missingPercent }),
    },
  ];
}

function TiersLedger({ result, address }: TiersPart) {
  const { t, locale, count } = useReportWords(result.currency);
  const { movedUp, movedDown, losing, reaching, customers, nearDays, missingPercent } =
    result.facts;
  const ofMembers = (members: number) =>
    t('tiers.ofMembers', { share: formatShare(members, customers, locale) });
  return (
    <LedgerStrip
      label={t('tiers.ledger')}
      figures={[
        {
          ...{ id: 'up', label: t('tiers.movedUp'), href: cellHref(address, 'moved-up') },
          ...{ value: count(movedUp), note: ofMembers(movedUp) },
        },
        {
          ...{ id: 'down', label: t('tiers.movedDown'), href: cellHref(address, 'moved-down') },
          ...{ value: count(movedDown), note: ofMembers(movedDown) },
        },
        {
          ...{ id: 'losing', label: t('tiers.losing'), value: count(losing) },
          href: cellHref(address, 'losing'),
          note: t('tiers.withinDays', { days: nearDays }),
        },
        {
          ...{ id: 'reaching', label: t('tiers.reaching'), value: count(reaching) },
          href: cellHref(address, 'reaching'),
          note: t('tiers.missing', { percent: missingPercent }),
        },
      ]}
    />
  );
}
