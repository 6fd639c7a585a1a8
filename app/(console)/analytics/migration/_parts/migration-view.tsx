import { CopyLinkButton } from '@/components/ui/copy-link-button';
import { FilterBar } from '@/components/ui/filter-bar';
import { LedgerStrip } from '@/components/ui/ledger-strip';
import { PageHeader } from '@/components/ui/page-header';
import type { MigrationResult } from '@/lib/domain/analytics/migration-result';
import { wholePoints } from '@/lib/domain/shared/points';
import { formatDay } from '@/lib/format/dates';
import { formatMoney } from '@/lib/format/money';
import { formatShare } from '@/lib/format/numbers';
import { cellHref, type ReportAddress } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';
import { Losers } from './losers';
import { Raises } from './raises';
import { useStepsWords } from './use-steps-words';

type Part = { readonly result: MigrationResult; readonly address: ReportAddress };

/** The page of the change from a discount to points under its sheet. */
export function MigrationView({ result, address, mayGive }: Part & { readonly mayGive: boolean }) {
  const { t, locale } = useReportWords(result.currency);
  const stepsWords = useStepsWords(result.currency);
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
            ...{ value: steps, valueLabel: stepsWords(steps) },
          },
          {
            ...{ key: 'pointValue', label: t('migration.pointValue'), kind: 'number', fixed: true },
            value: String(pointValueMinor),
            valueLabel: formatMoney({ amountMinor: pointValueMinor, currency, locale }),
          },
        ]}
      />
      <MigrationLedger result={result} address={address} />
      <Raises result={result} address={address} mayGive={mayGive} />
      <Losers result={result} address={address} />
    </>
  );
}

function MigrationLedger({ result, address }: Part) {
  const { t, locale, count, compact, points } = useReportWords(result.currency);
  const { facts } = result;
  // Whole points: the fewest that are worth a loss.
  const counted = (gift: bigint) => ({
    count: Number(gift / wholePoints(1)),
    points: points(gift),
  });
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
          note: t('migration.giftNote', counted(facts.gift)),
        },
        {
          ...{ id: 'raised', label: t('migration.raised'), value: count(facts.raised) },
          note: t('migration.raisedNote', counted(facts.restGift)),
          href: cellHref(address, 'raised'),
        },
      ]}
    />
  );
}
