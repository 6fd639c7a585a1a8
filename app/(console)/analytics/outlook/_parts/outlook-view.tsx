import { CopyLinkButton } from '@/components/ui/copy-link-button';
import { EmptyState } from '@/components/ui/empty-state';
import { LedgerStrip } from '@/components/ui/ledger-strip';
import { PageHeader } from '@/components/ui/page-header';
import { formatDay } from '@/lib/format/dates';
import { formatShare } from '@/lib/format/numbers';
import { cellHref } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';
import { CalibrationChart } from './calibration-chart';
import { ChancesTable } from './chances-table';
import type { OutlookPart } from './outlook-part';

/** The page of what is expected of members under its sheet. */
export function OutlookView(part: OutlookPart) {
  const { result } = part;
  const { t, locale } = useReportWords(result.currency);
  const { asOfOn, customers } = result.facts;
  return (
    <>
      <PageHeader
        title={t('outlook.title')}
        crumbs={[{ label: t('title'), href: '/analytics' }, { label: t('outlook.title') }]}
        meta={
          asOfOn === null
            ? ''
            : t.rich('outlook.meta', {
                day: formatDay(asOfOn, locale),
                count: customers,
                b: (chunks) => <b className="font-[550] text-ink">{chunks}</b>,
              })
        }
        actions={<CopyLinkButton />}
      />
      {asOfOn === null ? (
        <EmptyState title={t('outlook.emptyTitle')} text={t('outlook.emptyText')} />
      ) : (
        <>
          <OutlookLedger {...part} />
          <div className="@container">
            <div className="grid gap-x-10 @min-[940px]:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
              <CalibrationChart {...part} />
              <ChancesTable {...part} />
            </div>
          </div>
        </>
      )}
    </>
  );
}

function OutlookLedger({ result, address }: OutlookPart) {
  const { t, locale, none, count } = useReportWords(result.currency);
  const { facts } = result;
  const { heldExpectedDays: forecast, heldActualDays: bought } = facts;
  return (
    <LedgerStrip
      label={t('outlook.ledger')}
      figures={[
        {
          id: 'customers',
          label: t('outlook.customers'),
          value: count(facts.customers),
          note: t('outlook.customersNote', { day: formatDay(facts.scoredOn ?? '', locale) }),
          href: cellHref(address, 'all'),
        },
        {
          id: 'alive',
          label: t('outlook.alive'),
          value: count(facts.stillBuying),
          note: t('outlook.aliveNote', {
            share: formatShare(facts.stillBuying, facts.customers, locale),
          }),
        },
        {
          id: 'next30',
          label: t('outlook.next30'),
          value: count(facts.expected30),
          note: t('outlook.nextNote'),
        },
        {
          id: 'next90',
          label: t('outlook.next90'),
          value: count(facts.expected90),
          note: t('outlook.nextNote'),
        },
        {
          id: 'fit',
          label: t('outlook.fit'),
          value: forecast && bought ? formatShare(forecast, bought, locale) : none,
          note:
            forecast === null || bought === null
              ? t('outlook.noCheck')
              : t('outlook.fitNote', {
                  expected: count(Math.round(forecast)),
                  actual: count(bought),
                }),
        },
      ]}
    />
  );
}
