import { useTranslations } from 'next-intl';
import { LedgerStrip } from '@/components/ui/ledger-strip';
import type { Locale } from '@/lib/domain/access/preferences';
import { formatMoney, formatMoneyCompact } from '@/lib/format/money';
import { formatCount } from '@/lib/format/numbers';

type Facts = {
  readonly buyers: number | null;
  readonly buyersBefore: number | null;
  readonly receipts: number;
  readonly receiptsBefore: number;
  readonly revenueMinor: bigint;
  readonly revenueBeforeMinor: bigint;
  readonly averageReceiptMinor: bigint | null;
  readonly averageReceiptBeforeMinor: bigint | null;
};

type Props = { readonly facts: Facts; readonly currency: string; readonly locale: Locale };

/** The last 30 days of members, each figure with the 30 days before. */
export function HomeFigures({ facts, currency, locale }: Props) {
  const t = useTranslations('home.home');
  const count = (value: number | null) => (value === null ? '—' : formatCount(value, locale));
  const money = (amountMinor: bigint) => formatMoneyCompact({ amountMinor, currency, locale });
  const average = (amountMinor: bigint | null) =>
    amountMinor === null ? '—' : formatMoney({ amountMinor, currency, locale, decimals: 'never' });
  const figures = [
    ['buyers', 'buyers.now', count(facts.buyers), count(facts.buyersBefore)],
    ['revenue', 'sums.now', money(facts.revenueMinor), money(facts.revenueBeforeMinor)],
    ['receipts', 'sums.now', count(facts.receipts), count(facts.receiptsBefore)],
    [
      'averageReceipt',
      'sums.now',
      average(facts.averageReceiptMinor),
      average(facts.averageReceiptBeforeMinor),
    ],
  ] as const;
  return (
    <LedgerStrip
      label={t('figures')}
      figures={figures.map(([id, cell, value, before]) => ({
        id,
        label: t(`figure.${id}`),
        value,
        note: t('figure.before', { value: before }),
        href: `/analytics?cell=${cell}`,
      }))}
    />
  );
}
