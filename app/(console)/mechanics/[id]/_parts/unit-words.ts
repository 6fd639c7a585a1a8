import type { MechanicWords } from './fields/field-types';
import type { FieldUnit } from './fields/specs';

type Asked = { readonly as: string; readonly unit?: FieldUnit };

/** The sign of a currency, the same in every language: ₽. */
export function currencySign({ locale, currency }: MechanicWords): string {
  const format = new Intl.NumberFormat(locale, {
    ...{ style: 'currency', currency, currencyDisplay: 'narrowSymbol' },
  });
  const parts = format.formatToParts(0);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}

/** What stands after an amount: its unit, bent with the number. */
export function unitWords(words: MechanicWords, { as, unit }: Asked, value: unknown): string {
  if (as === 'money') return currencySign(words);
  if (as === 'times') return words.t('units.multiply');
  if (as === 'points') return words.t('units.points');
  if (unit === undefined) return '';
  const count = typeof value === 'number' ? value : 0;
  return words.t(`units.${unit}`, { count, currency: '' });
}
