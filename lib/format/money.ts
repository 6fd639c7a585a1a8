import type { Locale } from '@/lib/domain/access/preferences';
import { numberFormat } from './numbers';

type MoneyInput = {
  /** Minor units: kopecks, cents. */
  readonly amountMinor: bigint;
  /** ISO 4217 code. */
  readonly currency: string;
  readonly locale: Locale;
};

const MINUS = '\u2212';
const NBSP = '\u00a0';

function currencyFormat(locale: Locale, currency: string): Intl.NumberFormat {
  return numberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
}

const digitsOf = new Map<string, number>();

/** Decimals of a currency: 2 for the rouble, 0 for the yen. Asked of the format once: its answer is made anew each time. */
export function minorDigits(currency: string): number {
  const known = digitsOf.get(currency);
  if (known !== undefined) return known;
  const digits = currencyFormat('en', currency).resolvedOptions().maximumFractionDigits ?? 2;
  digitsOf.set(currency, digits);
  return digits;
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** Divides, rounding half away from zero. */
function divideRounded(value: bigint, divisor: bigint): bigint {
  const half = (absolute(value) * 2n + divisor) / (divisor * 2n);
  return value < 0n ? -half : half;
}

type Figure = { whole: bigint; fraction: string; negative: boolean; suffix: string };

/** Puts digits we hold exactly into the order, separators and sign of place of the language. */
function compose(figure: Figure, input: MoneyInput): string {
  const parts = currencyFormat(input.locale, input.currency).formatToParts(figure.whole);
  const decimal =
    parts.find((part) => part.type === 'decimal')?.value ?? (input.locale === 'ru' ? ',' : '.');
  let text = '';
  for (const part of parts) {
    if (part.type === 'decimal' || part.type === 'fraction') continue;
    text += part.value;
    const next = parts[parts.indexOf(part) + 1];
    const endsWhole = part.type === 'integer' && next?.type !== 'group' && next?.type !== 'integer';
    if (!endsWhole) continue;
    if (figure.fraction !== '') text += decimal + figure.fraction;
    if (figure.suffix !== '') text += NBSP + figure.suffix;
  }
  return figure.negative ? MINUS + text : text;
}

/**
 * Money with the currency's sign: ₽86,410 or 86 410 ₽. Decimals appear when the amount has them, or always with
 * `decimals: 'always'`, or never (half away from zero) with 'never'. Exact at any size: no float is involved.
 */
export function formatMoney(
  input: MoneyInput & { readonly decimals?: 'auto' | 'always' | 'never' },
): string {
  const digits = minorDigits(input.currency);
  const unit = 10n ** BigInt(digits);
  const mode = input.decimals ?? 'auto';
  const shown =
    mode === 'never' ? divideRounded(input.amountMinor, unit) * unit : input.amountMinor;
  const magnitude = absolute(shown);
  const rest = magnitude % unit;
  const withFraction = digits > 0 && (mode === 'always' || (mode === 'auto' && rest !== 0n));
  return compose(
    {
      whole: magnitude / unit,
      fraction: withFraction ? rest.toString().padStart(digits, '0') : '',
      negative: shown < 0n,
      suffix: '',
    },
    input,
  );
}

/* Intl shortens English millions to a lower-case "m", which reads as a thousandth beside a currency. */
const COMPACT_STEPS = [
  { from: 1_000_000_000n, word: { en: 'B', ru: 'млрд' } },
  { from: 1_000_000n, word: { en: 'M', ru: 'млн' } },
] as const;

/** Short money for strips and charts: ₽565.6 M, 565,6 млн ₽; whole units below a million. */
export function formatMoneyCompact(input: MoneyInput): string {
  const unit = 10n ** BigInt(minorDigits(input.currency));
  const magnitude = absolute(input.amountMinor);
  const step = COMPACT_STEPS.find(({ from }) => magnitude >= from * unit);
  if (!step) return formatMoney({ ...input, decimals: 'never' });
  const tenths = divideRounded(magnitude * 10n, step.from * unit);
  return compose(
    {
      whole: tenths / 10n,
      fraction: (tenths % 10n).toString(),
      negative: input.amountMinor < 0n,
      suffix: step.word[input.locale],
    },
    input,
  );
}
