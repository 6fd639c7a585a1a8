import type { Locale } from '@/lib/domain/access/preferences';
import { parseAmount } from '@/lib/domain/purchases/claim-search';
import type { Claiming } from '@/lib/domain/purchases/claims';
import { parsePoints } from '@/lib/domain/shared/points';
import { formatMoney } from '@/lib/format/money';
import { formatPoints } from '@/lib/format/points';

/** An amount as it is told everywhere else; as it was typed while it is none. */
export function amountWords(
  text: string,
  amount: 'points' | 'money',
  told: { readonly claiming: Pick<Claiming, 'currency'> | undefined; readonly locale: Locale },
): string {
  const { locale, claiming } = told;
  if (amount === 'points') {
    const points = parsePoints(text);
    return points === null ? text : formatPoints(points, locale);
  }
  if (claiming === undefined) return text;
  const { currency } = claiming;
  const amountMinor = parseAmount(text, currency);
  return amountMinor === null ? text : formatMoney({ amountMinor, currency, locale });
}
