import { useTranslations } from 'next-intl';
import { ChartFrame } from '@/components/chart/chart-frame';
import { SimpleTable } from '@/components/table/simple-table';
import { CopyLinkButton } from '@/components/ui/copy-link-button';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import { HowList } from '@/components/ui/how-list';
import { LedgerStrip } from '@/components/ui/ledger-strip';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import type { MigrationResult } from '@/lib/domain/analytics/migration-result';
import { memberCode } from '@/lib/domain/members/states';
import { formatDay } from '@/lib/format/dates';
import { formatMoney } from '@/lib/format/money';
import { formatShare } from '@/lib/format/numbers';
import { cellHref, csvHref, type ReportAddress } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';

type Part = { readonly result: MigrationResult; readonly address: ReportAddress };

const TERMS = [
  ['discount', 'discountText'],
  ['points', 'pointsText'],
  ['worth', 'worthText'],
  ['loss', 'lossText'],
] as const;

/** The page of the change from a discount to points under its sheet. */
export function MigrationView({ result, address }: Part) {
  const { t, locale } = useReportWords(result.currency);
  const { facts, currency } = result;
  const { asOfOn, from, steps, customers, pointValueMinor } = facts;
  return (
    <>
      <PageHeader
        title={t('migration.title')}
        crumbs={[{ label: t('title'), href: '/analytics' }, { label: t('migration.title') }]}
        meta={t.rich('migration.meta', {
          from: formatDay(from, locale),
          to: formatDay(asOfOn, locale),
          count: customers,
          b: (chunks) => <b className="font-[550] text-ink">{chunks}</b>,
        })}
        actions={<CopyLinkButton />}
      />
      <FilterBar
        filters={[
          {
            ...{ key: 'asOf', label: t('filters.asOf'), kind: 'day', fixed: true },
            ...{ value: asOfOn, valueLabel: formatDay(asOfOn, locale) },
          },
          {
            ...{ key: 'steps', label: t('migration.steps'), kind: 'text', fixed: true },
            ...{ value: steps, valueLabel: steps },
          },
          {
            ...{ key: 'pointValue', label: t('migration.pointValue'), kind: 'number', fixed: true },
            value: String(pointValueMinor),
            valueLabel: formatMoney({ amountMinor: pointValueMinor, currency, locale }),
          },
        ]}
      />
      <MigrationLedger result={result} address={address} />
      <Losers result={result} address={address} />
    </>
  );
}

function MigrationLedger({ result, address }: Part) {
  const { t, locale, count, compact, points } = useReportWords(result.currency);
  const { facts } = result;
  return (
    <LedgerStrip
      label={t('migration.ledger')}
      figures={[
        {
          ...{ id: 'losers', label: t('migration.losers'), value: count(facts.losers) },
          note: t('migration.losersNote', {
            share: formatShare(facts.losers, facts.customers, locale),
          }),
          href: cellHref(address, 'losers'),
        },
        {
          ...{ id: 'winners', label: t('migration.winners'), value: count(facts.winners) },
          href: cellHref(address, 'winners'),
        },
        {
          ...{ id: 'discount', label: t('migration.discount') },
          value: compact(facts.discountMinor),
        },
        { id: 'worth', label: t('migration.worth'), value: compact(facts.worthMinor) },
        {
          ...{ id: 'gift', label: t('migration.gift'), value: compact(facts.giftCostMinor) },
          note: t('migration.giftNote', { points: points(facts.gift) }),
        },
      ]}
    />
  );
}

function Losers({ result, address }: Part) {
  const how = useTranslations('analytics.migration.how');
  const { t, locale, whole, points } = useReportWords(result.currency);
  const { facts, tables } = result;
  const { asOfOn, timeZone, customers, steps } = facts;
  return (
    <ChartFrame
      title={t('tables.migration.losers')}
      subtitle={t('migration.note')}
      how={
        <HowList entries={TERMS.map(([term, text]) => ({ term: how(term), text: how(text) }))} />
      }
      csvHref={csvHref(address, 'losers')}
      fileName={`migration-${asOfOn}`}
      provenance={t('migration.provenance', {
        ...{ day: formatDay(asOfOn, locale), zone: timeZone, count: customers, steps },
      })}
    >
      {facts.hasNoLosers ? (
        <EmptyState title={t('migration.none')} text={t('migration.noneText')} />
      ) : (
        <SimpleTable
          caption={t('tables.migration.losers')}
          rows={tables.losers}
          rowKey={({ memberId }) => String(memberId)}
          columns={[
            {
              id: 'member',
              header: t('columns.memberId'),
              cell: ({ memberId }) => (
                <TextLink href={`/members/${memberId}`}>{memberCode(memberId)}</TextLink>
              ),
            },
            {
              ...{ id: 'discount', header: t('columns.discount'), isNumeric: true },
              cell: (row) => whole(row.discountMinor),
            },
            {
              ...{ id: 'worth', header: t('columns.worth'), isNumeric: true },
              cell: (row) => whole(row.worthMinor),
            },
            {
              ...{ id: 'loss', header: t('columns.loss'), isNumeric: true },
              cell: (row) => whole(row.lossMinor),
            },
            {
              ...{ id: 'gift', header: t('columns.gift'), isNumeric: true },
              cell: (row) => points(row.gift),
            },
          ]}
        />
      )}
    </ChartFrame>
  );
}
