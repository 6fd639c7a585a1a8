import { z } from 'zod';
import { decimalsOf, toMajorUnits } from '@/lib/domain/analytics/publish-report';
import { AppError } from '@/lib/domain/shared/errors';
import { pointsText, toPoints } from '@/lib/domain/shared/points';

const MOST_DECIMALS = 3;

/** An amount of the programme's currency as it comes in. */
export const moneyInput = z
  .string()
  .regex(new RegExp(`^\\d{1,12}(\\.\\d{1,${MOST_DECIMALS}})?$`))
  .describe('An amount in the programme’s currency as decimal text: "499.90".');

/** How much of a thing: at most three decimals, above zero. */
export const quantityInput = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,3})?$/)
  .refine((text) => /[1-9]/.test(text))
  .describe('How many or how much, as decimal text: "1", "0.350".');

/** Decimal text as whole units of its last decimal, as text of digits. Null: it has more decimals than that. */
function scaled(text: string, decimals: number): string | null {
  const [whole = '', fraction = ''] = text.split('.');
  if (/[1-9]/.test(fraction.slice(decimals))) return null;
  const digits = `${whole}${fraction.slice(0, decimals).padEnd(decimals, '0')}`;
  return digits.replace(/^0+(?=\d)/, '');
}

/** An amount in minor units as text of digits. Throws `invalid_input` when the currency has no such fractions. */
export function minorOf(text: string, currency: string): string {
  const minor = scaled(text, decimalsOf(currency));
  if (minor === null) throw new AppError('invalid_input', { fields: ['amount'] });
  return minor;
}

/** A quantity in thousandths as text of digits. */
export function milliOf(text: string): string {
  return scaled(text, MOST_DECIMALS) ?? '0';
}

/** Minor units as decimal text of the currency. */
export function majorOf(minor: string, currency: string): string {
  return toMajorUnits(BigInt(minor), decimalsOf(currency));
}

/** Thousandths as decimal text without zeros at its end. */
export function quantityOf(milli: string): string {
  return toMajorUnits(BigInt(milli), MOST_DECIMALS).replace(/\.?0+$/, '');
}

/** Hundredths of a point, as a decision is kept, as plain text of points: "12050" is "120.5". */
export function pointsOf(hundredths: string): string {
  return pointsText(toPoints(BigInt(hundredths)));
}
