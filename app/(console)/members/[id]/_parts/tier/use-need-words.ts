import { useLocale, useTranslations } from 'next-intl';
import { ownName } from '@/components/tier/own-name';
import { toPoints } from '@/lib/domain/shared/points';
import type { TierBasis } from '@/lib/domain/tiers/ladder';
import type { Need } from '@/lib/domain/tiers/outlook';
import { formatMoney } from '@/lib/format/money';
import { formatCount } from '@/lib/format/numbers';
import { formatPoints, pluralOf } from '@/lib/format/points';

type Told = Pick<Need, 'basis' | 'measured' | 'asked'>;

/** Words for what tiers ask and what was measured against it. */
export function useNeedWords(currency: string) {
  const t = useTranslations('memberTier');
  const locale = useLocale();
  const amount = (basis: TierBasis, value: bigint): string => {
    if (basis === 'spend') return formatMoney({ amountMinor: value, currency, locale });
    return basis === 'points' ? formatPoints(toPoints(value), locale) : formatCount(value, locale);
  };
  const list = (parts: readonly string[], type: 'conjunction' | 'disjunction') =>
    new Intl.ListFormat(locale, { type }).format(parts);
  const need = ({ basis, measured, asked }: Told) =>
    t(`need.${basis}`, {
      measured: amount(basis, measured),
      asked: basis === 'receipts' ? Number(asked) : amount(basis, asked),
    });
  const missing = (basis: TierBasis, value: bigint) =>
    t(`missing.${basis}`, {
      amount: amount(basis, value),
      points: amount(basis, value),
      count: basis === 'points' ? pluralOf(toPoints(value)) : Number(value),
    });
  return {
    need,
    missing,
    /** What was measured against what was asked, basis by basis. */
    needs: (needs: readonly Need[]) => list(needs.map(need), 'conjunction'),
    /** What is missing, of all bases or of any. */
    allMissing: (needs: readonly Need[], match: 'all' | 'any') =>
      list(
        needs.filter((one) => one.missing > 0n).map((one) => missing(one.basis, one.missing)),
        match === 'all' ? 'conjunction' : 'disjunction',
      ),
    name: (own: Parameters<typeof ownName>[0]) => ownName(own, locale),
  };
}
