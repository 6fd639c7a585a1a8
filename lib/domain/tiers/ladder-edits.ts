import { type Points, pointsText } from '../shared/points';
import {
  type LadderJson,
  MOST_TIERS,
  TIER_BASES,
  TIER_COLOURS,
  TIER_SHAPES,
  type TierBasis,
} from './ladder';

/** Changes of a ladder that is edited. It may hold mistakes meanwhile: `flawsOf` names them. */

export type TierJson = LadderJson['tiers'][number];
export type BenefitsJson = NonNullable<TierJson['benefits']>;
export type PerkJson = NonNullable<BenefitsJson['perks']>[number];

/** What was typed and is no amount is kept behind this mark: no text that begins so passes the schema. */
const AS_TYPED = '?';
const WHOLE = /^\d+$/;

/**
 * What was typed and cannot be read, in the place of an amount or a number. The one cast of edited ladders: nothing of it passes
 * `ladderSchema`, so it is never saved, and nothing typed is lost.
 */
export const keptAsTyped = (text: string): never => `${AS_TYPED}${text}` as never;
/** What was typed in place of an amount; null: it is one. */
export const typedInstead = (value: unknown): string | null =>
  typeof value === 'string' && value.startsWith(AS_TYPED) ? value.slice(1) : null;

/** The ladder with a tier said otherwise. */
export function changeTier(
  ladder: LadderJson,
  tierId: number,
  change: (tier: TierJson) => TierJson,
): LadderJson {
  const tiers = ladder.tiers.map((tier) => (tier.tierId === tierId ? change(tier) : tier));
  return { ...ladder, tiers };
}

/** The ladder that lets who stands on a tier keep it up to a day; null: no longer. */
export function keepTier(ladder: LadderJson, tierId: number, untilOn: string | null): LadderJson {
  return changeTier(ladder, tierId, ({ keptUntilOn: _before, ...tier }) =>
    untilOn === null ? tier : { ...tier, keptUntilOn: untilOn },
  );
}

/** The ladder with another threshold of a tier. */
export function setThreshold(
  ladder: LadderJson,
  { tierId, basis, value }: { tierId: number; basis: TierBasis; value: string | number },
): LadderJson {
  return changeTier(ladder, tierId, (tier) => ({
    ...tier,
    from: { ...tier.from, [basis]: value },
  }));
}

/** What a tier asks by a basis in the smallest unit; nothing where it cannot be read. Points are typed with at most two decimals. */
export function askedAmount({ from }: TierJson, basis: TierBasis): bigint {
  const value = from[basis];
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : 0n;
  const text = value ?? '';
  if (basis === 'spend') return WHOLE.test(text) ? BigInt(text) : 0n;
  const [whole = '', part = ''] = text.split('.');
  return WHOLE.test(whole) ? BigInt(whole) * 100n + BigInt(part.padEnd(2, '0') || 0) : 0n;
}

function asThreshold(basis: TierBasis, amount: bigint): string | number {
  if (basis === 'receipts') return Number(amount);
  return basis === 'spend' ? String(amount) : pointsText(amount as Points);
}

/** A middle of two amounts that is easy to say: as few figures as leave it between them. */
function roundMiddle(low: bigint, high: bigint): bigint {
  const middle = (low + high) / 2n;
  for (let unit = 10n ** BigInt(String(middle).length - 1); unit > 1n; unit /= 10n) {
    const rounded = ((middle + unit / 2n) / unit) * unit;
    if (rounded > low && rounded < high) return rounded;
  }
  return middle;
}

/** What a tier asks that stands between two: the middle; above the highest one and a half of it, below the lowest nothing. */
function askedBetween(bases: readonly TierBasis[], below?: TierJson, above?: TierJson) {
  const asked = bases.map((basis): [TierBasis, string | number] => {
    const low = below === undefined ? 0n : askedAmount(below, basis);
    if (below === undefined) return [basis, asThreshold(basis, 0n)];
    const unit = { spend: 10_000n, points: 10_000n, receipts: 2n }[basis];
    const high = above === undefined ? low * 2n + unit : askedAmount(above, basis);
    return [basis, asThreshold(basis, roundMiddle(low, high))];
  });
  return Object.fromEntries(asked) as TierJson['from'];
}

/** A tier put at a place (0: the lowest) with what is between its neighbours; it gives what the one below gives. */
export function insertTier(
  ladder: LadderJson,
  {
    place,
    tierId,
    nameEn,
    nameRu,
  }: Pick<TierJson, 'tierId' | 'nameEn' | 'nameRu'> & {
    place: number;
  },
): LadderJson {
  const { tiers, bases } = ladder;
  if (tiers.length >= MOST_TIERS) return ladder;
  const [below, above] = [tiers[place - 1], tiers[place]];
  const like = below ?? above;
  const shape = TIER_SHAPES.find((one) => tiers.every((tier) => tier.shape !== one));
  const colour = TIER_COLOURS.find((one) => tiers.every((tier) => tier.colour !== one));
  const tier: TierJson = {
    ...{ tierId, nameEn, nameRu },
    shape: shape ?? (like?.shape === 'circle' ? 'square' : 'circle'),
    colour: colour ?? like?.colour ?? 'slate',
    from: askedBetween(bases, below, above),
    // A copy: what is sent to the server holds nothing twice by reference.
    benefits: structuredClone(like?.benefits ?? {}),
  };
  return { ...ladder, tiers: tiers.toSpliced(place, 0, tier) };
}

/** A tier taken out. Its members go to another one, and so do those who would have gone to it. */
export function removeTier(
  ladder: LadderJson,
  { tierId, toTierId, wasLive }: { tierId: number; toTierId: number; wasLive: boolean },
): LadderJson {
  const before = ladder.moved ?? [];
  const moved = [
    ...before.map((one) => (one.toTierId === tierId ? { ...one, toTierId } : one)),
    ...(wasLive ? [{ fromTierId: tierId, toTierId }] : []),
  ];
  return {
    ...ladder,
    tiers: ladder.tiers.filter((tier) => tier.tierId !== tierId),
    moved: moved.slice(-MOST_TIERS),
  };
}

/** A tier of the version before put back at its place, below the first tier that stood above it there. */
export function restoreTier(ladder: LadderJson, live: LadderJson, tierId: number): LadderJson {
  const at = live.tiers.findIndex((tier) => tier.tierId === tierId);
  const tier = live.tiers[at];
  if (tier === undefined || ladder.tiers.length >= MOST_TIERS) return ladder;
  const higher = live.tiers.slice(at + 1).map((one) => one.tierId);
  const above = ladder.tiers.findIndex((one) => higher.includes(one.tierId));
  return {
    ...ladder,
    tiers: ladder.tiers.toSpliced(above === -1 ? ladder.tiers.length : above, 0, tier),
    moved: (ladder.moved ?? []).filter(({ fromTierId }) => fromTierId !== tierId),
  };
}

/** What tiers ask by a basis that is new to the ladder: rising, so that with "any of them" it asks something of everybody. */
const RISING: Readonly<Record<TierBasis, (place: number) => string | number>> = {
  spend: (place) => String(place * 1_000_000),
  receipts: (place) => place * 6,
  points: (place) => String(place * 500),
};

/** The ladder measured by other bases, in the order of TIER_BASES; thresholds of those that stay are kept. */
export function setBases(ladder: LadderJson, chosen: readonly TierBasis[]): LadderJson {
  const bases = TIER_BASES.filter((basis) => chosen.includes(basis));
  const tiers = ladder.tiers.map((tier, place) => ({
    ...tier,
    from: Object.fromEntries(
      bases.map((basis) => [basis, tier.from[basis] ?? RISING[basis](place)]),
    ) as TierJson['from'],
  }));
  return { ...ladder, bases, tiers };
}

/** The ladder measured over another window. A year is judged as a whole: what held night by night then holds to its end. */
export function setWindow(ladder: LadderJson, window: LadderJson['window']): LadderJson {
  const isNightly = window.kind !== 'rolling' && ladder.validity === 'window';
  return { ...ladder, window, validity: isNightly ? 'nextPeriod' : ladder.validity };
}
