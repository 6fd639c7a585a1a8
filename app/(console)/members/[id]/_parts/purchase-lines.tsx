import { useLocale, useTranslations } from 'next-intl';
import { SimpleTable } from '@/components/table/simple-table';
import type { MemberPurchase, PurchaseLine } from '@/lib/domain/members/purchase-list';
import type { Decision } from '@/lib/domain/rules/decision';
import { formatMoney } from '@/lib/format/money';
import { formatPoints } from '@/lib/format/points';
import { formatQuantity } from '@/lib/format/quantity';

type Props = {
  readonly purchase: MemberPurchase;
  readonly lines: readonly PurchaseLine[];
  readonly currency: string;
  /** What each line earned; null: nothing was decided. */
  readonly points: Decision['lines'] | null;
};

/** The articles of a receipt that was opened. */
export function PurchaseLines({ purchase, lines, currency, points }: Props) {
  const t = useTranslations('members.member.purchases');
  const none = useTranslations('members')('none');
  const locale = useLocale();
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currency, locale });
  return (
    <>
      <SimpleTable
        caption={t('linesOf', { receipt: purchase.receipt })}
        rows={lines}
        rowKey={(line) => String(line.lineNo)}
        columns={[
          { id: 'article', header: t('article'), cell: (line) => line.article || none },
          {
            id: 'category',
            header: t('category'),
            isQuiet: true,
            cell: (line) => line.category || none,
          },
          {
            id: 'quantity',
            header: t('quantity'),
            isNumeric: true,
            isQuiet: true,
            cell: (line) => formatQuantity(line.quantityMilli, locale),
          },
          {
            id: 'amount',
            header: t('amount'),
            isNumeric: true,
            cell: (line) => money(line.amountMinor),
          },
          ...(points === null
            ? []
            : [
                {
                  id: 'points',
                  header: t('points'),
                  isNumeric: true,
                  cell: ({ lineNo }: PurchaseLine) => {
                    const line = points.find((one) => one.lineNo === lineNo);
                    return line === undefined ? none : formatPoints(line.points, locale);
                  },
                },
              ]),
        ]}
      />
      {purchase.discountMinor !== 0n && (
        <p className="px-2.5 pt-1.5 text-xs text-ink-2">
          {t('discount', { amount: money(purchase.discountMinor) })}
        </p>
      )}
      {lines.length < purchase.lines && (
        <p className="px-2.5 pt-1.5 text-xs text-ink-2">
          {t('fewer', { shown: lines.length, count: purchase.lines })}
        </p>
      )}
    </>
  );
}
