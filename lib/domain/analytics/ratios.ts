const SCALE = 1_000_000n;

/** Divides, rounding half away from zero. */
export function divideHalfUp(value: bigint, divisor: bigint): bigint {
  const magnitude = value < 0n ? -value : value;
  const half = (magnitude * 2n + divisor) / (divisor * 2n);
  return value < 0n ? -half : half;
}

/** An amount as a share of another, to six digits; null when there is no whole. For showing, never for money. */
export function shareOfAmount(partMinor: bigint, wholeMinor: bigint): number | null {
  if (wholeMinor <= 0n) return null;
  return Number(divideHalfUp(partMinor * SCALE, wholeMinor)) / Number(SCALE);
}

/** A count as a share of another, to six digits; null when there is no whole. */
export function shareOfCount(part: number, whole: number): number | null {
  return shareOfAmount(BigInt(part), BigInt(whole));
}

/** An amount per piece, rounded half up to the minor unit; null without pieces. */
export function averageMinor(amountMinor: bigint, pieces: number): bigint | null {
  return pieces > 0 ? divideHalfUp(amountMinor, BigInt(pieces)) : null;
}

/** Pieces per one of the others, to the tenth; null when there are no others. */
export function piecesEach(pieces: number, others: number): number | null {
  const tenths = averageMinor(BigInt(pieces) * 10n, others);
  return tenths === null ? null : Number(tenths) / 10;
}

/** Points a member, rounded half up to whole ones; hundredths in and out. */
export function pointsEach(points: bigint, members: number): bigint {
  return members > 0 ? divideHalfUp(points, BigInt(members) * 100n) * 100n : 0n;
}
