import { LedgerStrip } from '@/components/ui/ledger-strip';
import { piecesEach, shareOfAmount, shareOfCount } from '@/lib/domain/analytics/ratios';
import type { RfmGroup } from '@/lib/domain/analytics/rfm-groups';
import type { RfmResult } from '@/lib/domain/analytics/rfm-result';
import { formatDay } from '@/lib/format/dates';
import { formatDecimal } from '@/lib/format/numbers';
import { cellHref, type ReportAddress } from '../../_parts/report-address';
import { useReportWords } from '../../_parts/use-report-words';

type Props = { readonly result: RfmResult; readonly address: ReportAddress };

const BEST: readonly RfmGroup[] = ['champions', 'loyal'];
const RISK: readonly RfmGroup[] = ['atRisk', 'cantLose'];

/** Customers and revenue of several groups together. */
function together(result: RfmResult, groups: readonly RfmGroup[]) {
  const rows = result.tables.groups.filter((row) => groups.includes(row.group));
  return {
    customers: rows.reduce((sum, row) => sum + row.customers, 0),
    revenueMinor: rows.reduce((sum, row) => sum + row.revenueMinor, 0n),
  };
}

/** The five figures at the head of the RFM page; each opens its members. */
export function RfmLedger({ result, address }: Props) {
  const { t, locale, count, share, compact, whole } = useReportWords(result.currency);
  const { facts } = result;
  const best = together(result, BEST);
  // Of nobody there is no average and no share: a dash alone, without the words around a figure.
  const each = piecesEach(facts.receipts, facts.customers);
  const bestShare = shareOfAmount(best.revenueMinor, facts.revenueMinor);
  const bestCustomers = shareOfCount(best.customers, facts.customers);
  const risk = together(result, RISK);
  const window = t(`filters.windowsShort.${facts.window}`, {
    day: formatDay(facts.sinceOn ?? facts.asOfOn, locale),
  });
  const isNarrowed = facts.customers !== facts.buyers;
  return (
    <LedgerStrip
      label={t('rfm.ledger')}
      figures={[
        {
          id: 'buyers',
          label: t('rfm.buyers', { window }),
          value: count(facts.customers),
          href: cellHref(address, 'all'),
          ...(isNarrowed ? { note: t('rfm.buyersOf', { count: count(facts.buyers) }) } : {}),
        },
        {
          id: 'revenue',
          label: t('rfm.revenue', { window }),
          value: compact(facts.revenueMinor),
          href: cellHref(address, 'all'),
        },
        {
          id: 'average',
          label: t('rfm.averageReceipt'),
          value: whole(facts.averageReceiptMinor),
          ...(each === null
            ? {}
            : { note: t('rfm.receiptsEach', { count: formatDecimal(each, locale) }) }),
        },
        {
          id: 'best',
          label: t('rfm.best'),
          value: share(bestShare),
          ...(bestShare === null ? {} : { unit: t('rfm.bestUnit') }),
          ...(bestCustomers === null
            ? {}
            : { note: t('rfm.bestNote', { share: share(bestCustomers) }) }),
          href: cellHref(address, `group-${BEST.join('.')}`),
        },
        {
          id: 'risk',
          label: t('rfm.risk'),
          value: compact(risk.revenueMinor),
          note: t('rfm.riskNote', { count: risk.customers }),
          href: cellHref(address, `group-${RISK.join('.')}`),
        },
      ]}
    />
  );
}
