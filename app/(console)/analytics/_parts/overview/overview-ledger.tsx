import type { ReactNode } from 'react';
import { Change } from '@/components/ui/change';
import { LedgerStrip } from '@/components/ui/ledger-strip';
import { TextLink } from '@/components/ui/text-link';
import type { OverviewResult } from '@/lib/domain/analytics/overview-result';
import { shareOfAmount } from '@/lib/domain/analytics/ratios';
import { formatSigned, formatSignedPercent } from '@/lib/format/numbers';
import { cellHref, type ReportAddress } from '../report-address';
import { useReportWords } from '../use-report-words';

type Props = { readonly result: OverviewResult; readonly address: ReportAddress };

/** The line below a figure: its change, with the figure of the period before, which opens its own members. */
function useComparison({ result, address }: Props) {
  const { t, locale, share } = useReportWords(result.currency);
  /** The figure of the period before, which opens its own members. */
  const was = (cell: string) => ({
    was: (chunks: ReactNode) => (
      <TextLink
        href={cellHref(address, cell)}
        scroll={false}
        className="text-inherit no-underline hover:underline"
      >
        {chunks}
      </TextLink>
    ),
  });
  /** The relative change against the period before; nothing when there is nothing to stand against. */
  const against = (
    now: bigint | null,
    before: bigint | null,
    { text, cell = 'sums.before' }: { text: string; cell?: string },
  ): { note?: ReactNode } => {
    if (now === null || before === null) return {};
    const ratio = shareOfAmount(now - before, before);
    if (ratio === null) return {};
    if (ratio === 0) {
      return { note: t.rich('overview.noChange', { before: text, ...was(cell) }) };
    }
    return {
      note: (
        <Change meaning={ratio > 0 ? 'good' : 'bad'}>
          {t.rich('overview.from', {
            change: formatSignedPercent(ratio, locale),
            before: text,
            ...was(cell),
          })}
        </Change>
      ),
    };
  };
  const points = (now: number | null, before: number | null): { note?: ReactNode } => {
    if (now === null || before === null) return {};
    return {
      note: (
        <Change meaning={now < before ? 'bad' : 'good'}>
          {t.rich('overview.fromPoints', {
            change: formatSigned((now - before) * 100, locale, 1),
            before: share(before),
            ...was('sums.before'),
          })}
        </Change>
      ),
    };
  };
  return { against, points };
}

/** Five figures of the last 30 days, each with the figure it is against. */
export function OverviewLedger({ result, address }: Props) {
  const { t, count, share, compact, whole } = useReportWords(result.currency);
  const { against, points } = useComparison({ result, address });
  const { facts } = result;
  const sums = cellHref(address, 'sums.now');
  return (
    <LedgerStrip
      label={t('overview.ledger')}
      figures={[
        {
          id: 'revenue',
          label: t('overview.revenue'),
          value: compact(facts.revenueMinor),
          href: sums,
          ...against(facts.revenueMinor, facts.revenueBeforeMinor, {
            text: compact(facts.revenueBeforeMinor),
          }),
        },
        {
          id: 'receipts',
          label: t('overview.receipts'),
          value: count(facts.receipts),
          href: sums,
          ...against(BigInt(facts.receipts), BigInt(facts.receiptsBefore), {
            text: count(facts.receiptsBefore),
          }),
        },
        {
          id: 'average',
          label: t('overview.averageReceipt'),
          value: whole(facts.averageReceiptMinor),
          href: sums,
          ...against(facts.averageReceiptMinor, facts.averageReceiptBeforeMinor, {
            text: whole(facts.averageReceiptBeforeMinor),
          }),
        },
        {
          id: 'buyers',
          label: t('overview.buyers'),
          value: count(facts.buyers),
          href: cellHref(address, 'buyers.now'),
          ...against(BigInt(facts.buyers), BigInt(facts.buyersBefore), {
            text: count(facts.buyersBefore),
            cell: 'buyers.before',
          }),
        },
        {
          id: 'card',
          label: t('overview.memberReceipts'),
          value: share(facts.memberReceiptsShare),
          href: sums,
          ...points(facts.memberReceiptsShare, facts.memberReceiptsShareBefore),
        },
      ]}
    />
  );
}
