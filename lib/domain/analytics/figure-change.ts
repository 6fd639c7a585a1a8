import type { FigureDirection, FigureKind } from './overview-figures';
import { shareOfAmount } from './ratios';

type Value = number | bigint | null;

/** How a figure differs from the one it is against. */
export type FigureChange =
  /** One of the two cannot be said. */
  | { readonly kind: 'unknown' }
  /** It was nothing: there is no share of nothing. */
  | { readonly kind: 'fromNothing' }
  | { readonly kind: 'same' }
  /** A share of what it was: 0.047 is +4.7 %. */
  | {
      readonly kind: 'relative';
      readonly ratio: number;
      readonly meaning: 'good' | 'bad' | 'neutral';
    }
  /** Of a share: the difference, 0.011 is +1.1 percentage points. */
  | {
      readonly kind: 'points';
      readonly difference: number;
      readonly meaning: 'good' | 'bad' | 'neutral';
    };

const SCALE = 1_000_000;
/** Differences that would be written as nothing: half of a tenth of a percent. */
const SHOWN = 0.0005;

const big = (value: number | bigint): bigint =>
  typeof value === 'bigint' ? value : BigInt(Math.round(value * SCALE));

function meaningOf(difference: number, better: FigureDirection) {
  if (better === 'none') return 'neutral';
  return difference > 0 ? 'good' : 'bad';
}

/** Compares a figure with what it was: shares by their difference, everything else as a share of what it was. Good and bad come from what it means. */
export function figureChange(
  now: Value,
  before: Value,
  { kind, better }: { readonly kind: FigureKind; readonly better: FigureDirection },
): FigureChange {
  if (now === null || before === null) return { kind: 'unknown' };
  if (kind === 'ratio') {
    const difference = Number(now) - Number(before);
    if (Math.abs(difference) < SHOWN) return { kind: 'same' };
    return { kind: 'points', difference, meaning: meaningOf(difference, better) };
  }
  const [is, was] = [big(now), big(before)];
  if (is === was) return { kind: 'same' };
  const ratio = shareOfAmount(is - was, was);
  if (ratio === null) return { kind: 'fromNothing' };
  if (Math.abs(ratio) < SHOWN) return { kind: 'same' };
  return { kind: 'relative', ratio, meaning: meaningOf(ratio, better) };
}
