import { type Points, toPoints, wholePoints } from '../shared/points';
import type { PointsRefusal } from './may-move';

/** What entries of a transfer at the console name as their source; the key names its task. */
export const TRANSFER_SOURCE = 'transfer';

/** What members may give to one another: a setting of the programme. Points in hundredths. */
export type TransferLimits = {
  /** Whether members give points to one another at all. */
  readonly hasTransfers: boolean;
  /** The smallest and the largest amount of one transfer. */
  readonly least: Points;
  readonly most: Points;
  /** What one member gives on a day and in a calendar month of the programme. */
  readonly aDay: Points;
  readonly aMonth: Points;
};

/** The limits of a programme that says nothing else. */
export const TRANSFER_LIMITS: TransferLimits = {
  hasTransfers: true,
  least: wholePoints(100),
  most: wholePoints(5_000),
  aDay: wholePoints(5_000),
  aMonth: wholePoints(20_000),
};

/** No limit of transfers is set above it. */
export const TRANSFER_LIMIT_MAX = wholePoints(1_000_000);

/** Which limit keeps a transfer from being made. The words stand in `errors.transfer_refused`. */
export const TRANSFER_REFUSALS = ['none', 'least', 'most', 'aDay', 'aMonth'] as const;
export type TransferRefusal = (typeof TRANSFER_REFUSALS)[number];

/** What a member gave already: on the day of the programme, and in its month. */
export type Given = { readonly today: Points; readonly thisMonth: Points };

const atLeastNone = (points: bigint) => toPoints(points > 0n ? points : 0n);

/** What a member may give now at most; less than `least` of the limits: nothing. */
export function leftToGive(
  { hasTransfers, most, aDay, aMonth }: TransferLimits,
  { today, thisMonth }: Given,
): Points {
  if (!hasTransfers) return toPoints(0n);
  const left = [most, aDay - today, aMonth - thisMonth].reduce((a, b) => (a < b ? a : b));
  return atLeastNone(left);
}

/** The first limit that a transfer breaks, with what it leaves; null: none. All limits are met by equality. */
export function transferRefusal(
  limits: TransferLimits,
  { points, given }: { readonly points: Points; readonly given: Given },
): { readonly limit: TransferRefusal; readonly left: Points } | null {
  if (!limits.hasTransfers) return { limit: 'none', left: toPoints(0n) };
  if (points < limits.least) return { limit: 'least', left: limits.least };
  if (points > limits.most) return { limit: 'most', left: limits.most };
  const leftToday = atLeastNone(limits.aDay - given.today);
  if (points > leftToday) return { limit: 'aDay', left: leftToday };
  const leftInMonth = atLeastNone(limits.aMonth - given.thisMonth);
  return points > leftInMonth ? { limit: 'aMonth', left: leftInMonth } : null;
}

/** Points that go over with one end. */
export type MovingPart = { readonly points: Points; readonly lastOn: string | null };

/** What a task of transferring is judged by. */
export type SubjectTransfer = {
  readonly limits: TransferLimits;
  readonly given: Given;
  /** What the giver can spend now, and of which ends, in the order in which it goes. */
  readonly available: Points;
  readonly lots: readonly MovingPart[];
  /** Why the giver's account lets nothing go; null: it does. */
  readonly refusal: PointsRefusal | null;
};

/** What a task that undoes a transfer is judged by. */
export type SubjectTransferred = {
  readonly points: Points;
  /** What of it still lies there as it came. */
  readonly left: Points;
  /** The receiver by name, or by number. */
  readonly other: string;
  readonly isTouched: boolean;
  /** Why one of both accounts takes no movement; null: both do. */
  readonly refusal: PointsRefusal | null;
};

/** Which ends go over when so many points are given, in the order in which they go. */
export function movingParts(lots: readonly MovingPart[], points: Points): readonly MovingPart[] {
  const parts: MovingPart[] = [];
  let left: bigint = points;
  for (const lot of lots) {
    if (left <= 0n) break;
    const taken = lot.points < left ? lot.points : left;
    parts.push({ points: toPoints(taken), lastOn: lot.lastOn });
    left -= taken;
  }
  return parts;
}
