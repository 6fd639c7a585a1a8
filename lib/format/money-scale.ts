import type { Locale } from '@/lib/domain/access/preferences';
import { minorDigits } from './money';
import { formatCount, formatDecimal } from './numbers';

type MoneyUnit = 'units' | 'thousands' | 'millions';

type Scale = {
  readonly unit: MoneyUnit;
  /** An amount in the unit, without its name and currency: 670.8. */
  readonly text: (amountMinor: bigint) => string;
};

const STEPS = [
  { unit: 'millions', from: 10_000_000n, by: 1_000_000n },
  { unit: 'thousands', from: 10_000n, by: 1_000n },
] as const;

/**
 * One unit for all amounts of a narrow table, chosen by the largest, so that the cells hold figures alone and can be
 * compared. Rounded to a tenth of the unit towards zero.
 */
export function moneyScale(
  largestMinor: bigint,
  { currency, locale }: { readonly currency: string; readonly locale: Locale },
): Scale {
  const major = 10n ** BigInt(minorDigits(currency));
  const step = STEPS.find(({ from }) => largestMinor >= from * major);
  if (!step) {
    return { unit: 'units', text: (amountMinor) => formatCount(amountMinor / major, locale) };
  }
  const text = (amountMinor: bigint) => {
    const tenths = Number((amountMinor * 10n) / (step.by * major));
    return step.unit === 'thousands'
      ? formatCount(Math.trunc(tenths / 10), locale)
      : formatDecimal(tenths / 10, locale);
  };
  return { unit: step.unit, text };
}
