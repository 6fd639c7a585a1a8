import type { ReactNode } from 'react';
import { Change } from '@/components/ui/change';
import { LedgerStrip } from '@/components/ui/ledger-strip';
import type { OverviewResult } from '@/lib/domain/analytics/overview-result';
import { shareOfAmount } from '@/lib/domain/analytics/ratios';
import { formatSigned, formatSignedPercent } from '@/lib/format/numbers';
import { cellHref, type ReportAddress } from '../report-address';
import { useReportWords } from '../use-report-words';

type Props = { readonly result: OverviewResult; readonly address: ReportAddress };

/** Five figures of the last 30 days, each with the figure it is against. */
export function OverviewLedger({ result, address }: Props) {
  const { t, locale, count, share, compact, whole } = useReportWords(result.currency);
  const { facts } = result;
  /** The relative change against the period before; nothing when there is nothing to stand against. */
  const against = (
    now: bigint | null,
    before: bigint | null,
    text: string,
  ): { note?: ReactNode } => {
    if (now === null || before === null) return {};
    const ratio = shareOfAmount(now - before, before);
    if (ratio === null) return {};
    if (ratio === 0) return { note: t('overview.noChange', { before: text }) };
    return {
      note: (
        <Change meaning={ratio > 0 ? 'good' : 'bad'}>
          {t('overview.from', { change: formatSignedPercent(ratio, locale), before: text })}
        </Change>
      ),
    };
  };
  const points = (now: number | null, before: number | null): { note?: ReactNode } => {
    if (now === null || before === null) return {};
    return {
      note: (
        <Change meaning={now < before ? 'bad' : 'good'}>
          {t('overview.fromPoints', {
            change: formatSigned((now - before) * 100, locale, 1),
            before: share(before),
          })}
        </Change>
      ),
    };
  };
  const buyers = cellHref(address, 'buyers');
  return (
    <LedgerStrip
      label={t('overview.ledger')}
      figures={[
        {
          id: 'revenue',
          label: t('overview.revenue'),
          value: compact(facts.revenueMinor),
          href: buyers,
          ...against(
            facts.revenueMinor,
            facts.revenueBeforeMinor,
            compact(facts.revenueBeforeMinor),
          ),
        },
        {
          id: 'receipts',
          label: t('overview.receipts'),
          value: count(facts.receipts),
          href: buyers,
          ...against(
            BigInt(facts.receipts),
            BigInt(facts.receiptsBefore),
            count(facts.receiptsBefore),
          ),
        },
        {
          id: 'average',
          label: t('overview.averageReceipt'),
          value: whole(facts.averageReceiptMinor),
          ...against(
            facts.averageReceiptMinor,
            facts.averageReceiptBeforeMinor,
            whole(facts.averageReceiptBeforeMinor),
          ),
        },
        {
          id: 'buyers',
          label: t('overview.buyers'),
          value: count(facts.buyers),
          href: buyers,
          ...against(BigInt(facts.buyers), BigInt(facts.buyersBefore), count(facts.buyersBefore)),
        },
        {
          id: 'card',
          label: t('overview.memberReceipts'),
          value: share(facts.memberReceiptsShare),
          ...points(facts.memberReceiptsShare, facts.memberReceiptsShareBefore),
        },
      ]}
    />
  );
}
