import { assert } from '../shared/assert';

/** Buckets that members are dealt into: a share of one is a hundredth of a percent. */
export const BUCKETS = 10_000;

const HALF = 16;
const WORD = 2 ** 32;
/** Below 2^27: a word times it stays below 2^63, so that PostgreSQL comes to the same with its bigint. */
const MULTIPLIER = 73_244_475;

/** Mixes all bits of a word (T. Mueller's integer hash: shift, xor, multiply, two rounds and a last shift). */
function mixed(word: number): number {
  let bits = Math.imul(word ^ (word >>> HALF), MULTIPLIER);
  bits = Math.imul(bits ^ (bits >>> HALF), MULTIPLIER);
  return (bits ^ (bits >>> HALF)) >>> 0;
}

/**
 * The bucket of a member in an experiment, 0 to 9,999: the same on every machine and whenever it is asked. The salt, a whole number
 * below 2^32 drawn for each experiment, makes buckets of one say nothing of those of another.
 */
export function bucketOf(memberId: number, salt: number): number {
  assert(Number.isSafeInteger(memberId) && memberId >= 0, 'a member is a whole number');
  const known = mixed((memberId % WORD) ^ Math.floor(memberId / WORD));
  return Math.floor((mixed(known ^ salt) * BUCKETS) / WORD);
}

/** An experiment that holds a share of members back. */
export type Holdout = { readonly salt: number; readonly shareBps: number };

/**
 * `programme`: gets nothing of any mechanic, and stands in no comparison of a single one, for it would tell of all of them.
 * `holdout`: gets nothing of this one, and is what it is compared with. `treated`: everybody else.
 */
export const ARMS = ['treated', 'holdout', 'programme'] as const;
export type Arm = (typeof ARMS)[number];

/** Whether a member is held back. A larger share keeps everybody who was held back by the smaller. */
export function isHeldOut(memberId: number, { salt, shareBps }: Holdout): boolean {
  return bucketOf(memberId, salt) < shareBps;
}

/** Where a member is put when a mechanic first has something for them. What was kept once is not assigned anew. */
export function armOf(
  memberId: number,
  { programme, own }: { readonly programme: Holdout | null; readonly own: Holdout },
): Arm {
  if (programme !== null && isHeldOut(memberId, programme)) return 'programme';
  return isHeldOut(memberId, own) ? 'holdout' : 'treated';
}
