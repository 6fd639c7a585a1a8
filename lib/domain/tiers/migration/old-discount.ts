/** A step of an old discount: from so much bought in the 365 days before, so much off. */
export type DiscountStep = { readonly fromMinor: bigint; readonly bps: number };

/** A rate of points of a tier: from so much in the window, so many hundredths for so much money. */
export type TierRate = {
  readonly fromMinor: bigint;
  readonly hundredths: bigint;
  readonly perMinor: bigint;
};

export const MOST_STEPS = 20;
const WHOLE_BPS = 10_000n;
const HUNDREDTHS = 100n;
const STEP = /^(\d{1,12}):(\d{1,2}(?:\.\d{1,2})?)$/;

/** Reads `0:3,20000:5.5`: from so many whole units of money so many percent. Null: not such a text, or the steps do not rise. */
export function parseSteps(text: string): readonly DiscountStep[] | null {
  const parts = text.split(',');
  if (parts.length > MOST_STEPS) return null;
  const steps = parts.map((part) => {
    const [, from, percent] = STEP.exec(part.trim()) ?? [];
    if (from === undefined || percent === undefined) return null;
    return { fromMinor: BigInt(from) * HUNDREDTHS, bps: Math.round(Number(percent) * 100) };
  });
  const known = steps.filter((step) => step !== null);
  const isRising = known.every((step, place) => {
    const before = known[place - 1];
    return (
      step.bps > 0 && (!before || (step.fromMinor > before.fromMinor && step.bps > before.bps))
    );
  });
  return known.length === steps.length && isRising ? known : null;
}

/** The same text again. */
export const stepsText = (steps: readonly DiscountStep[]): string =>
  steps.map(({ fromMinor, bps }) => `${fromMinor / HUNDREDTHS}:${bps / 100}`).join(',');

/** What the discount took off a receipt of which the member had bought so much before; rounded towards zero. */
export function discountOf(
  steps: readonly DiscountStep[],
  { amountMinor, priorMinor }: { readonly amountMinor: bigint; readonly priorMinor: bigint },
): bigint {
  const step = steps.findLast(({ fromMinor }) => fromMinor <= priorMinor);
  return step === undefined ? 0n : (amountMinor * BigInt(step.bps)) / WHOLE_BPS;
}

/** Hundredths of points that the same receipt earns in the tier of what the window held before it; whole points, towards zero. */
export function pointsOf(
  rates: readonly TierRate[],
  { amountMinor, windowMinor }: { readonly amountMinor: bigint; readonly windowMinor: bigint },
): bigint {
  const rate = rates.findLast(({ fromMinor }) => fromMinor <= windowMinor);
  if (rate === undefined) return 0n;
  return ((amountMinor * rate.hundredths) / (rate.perMinor * HUNDREDTHS)) * HUNDREDTHS;
}

/** What a point pays: so many minor units for so many hundredths. */
export type PointWorth = { readonly minor: bigint; readonly hundredths: bigint };

/** Money that hundredths of points pay, rounded towards zero. */
export const worthOf = (points: bigint, { minor, hundredths }: PointWorth): bigint =>
  (points * minor) / hundredths;

/** The fewest whole points, in hundredths, that are worth a loss. */
export function giftFor(lossMinor: bigint, { minor, hundredths }: PointWorth): bigint {
  if (lossMinor <= 0n) return 0n;
  const aPoint = minor * HUNDREDTHS;
  return ((lossMinor * hundredths + aPoint - 1n) / aPoint) * HUNDREDTHS;
}
