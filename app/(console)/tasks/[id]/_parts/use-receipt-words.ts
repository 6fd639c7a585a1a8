import { useLocale, useTranslations } from 'next-intl';
import { NOT_IN_BOOKS, readReceiptKey } from '@/lib/domain/purchases/claim-search';
import type { Claiming } from '@/lib/domain/purchases/claims';
import { formatDay } from '@/lib/format/dates';
import { formatMoney } from '@/lib/format/money';

/** A receipt of a claim in a line; one that is not known any more by its day. */
export function useReceiptWords(claiming: Claiming | undefined): (key: string) => string {
  const t = useTranslations('tasks.receipts');
  const locale = useLocale();
  return (key) => {
    if (key === NOT_IN_BOOKS) return t('none');
    if (claiming?.receipt == null) {
      const day = readReceiptKey(key)?.businessDate;
      return day === undefined ? key : formatDay(day, locale);
    }
    const { currency, receipt } = claiming;
    return [
      t('number', { number: receipt.receipt }),
      formatDay(receipt.businessDate, locale),
      receipt.store,
      formatMoney({ amountMinor: receipt.amountMinor, currency, locale }),
    ].join(' · ');
  };
}
