import { useLocale, useTranslations } from 'next-intl';
import { NOT_IN_BOOKS, readReceiptKey } from '@/lib/domain/purchases/claim-search';
import type { Claiming } from '@/lib/domain/purchases/claims';
import { formatDay } from '@/lib/format/dates';
import { formatMoney } from '@/lib/format/money';

/** Words for the answers of a claim: its shop and its receipt. */
export function useReceiptWords(claiming: Claiming | undefined) {
  const t = useTranslations('tasks.receipts');
  const locale = useLocale();
  return {
    store: (storeId: string): string =>
      claiming?.stores.find((store) => String(store.storeId) === storeId)?.name ?? storeId,
    /** A receipt in a line; one that is not known any more by its day. */
    receipt: (key: string): string => {
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
    },
  };
}
