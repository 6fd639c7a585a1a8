import {
  type Downgrade,
  type Ladder,
  type LadderAudience,
  type LadderTier,
  type LadderWindow,
  TIER_BASES,
  type TierBasis,
  type Validity,
} from '../../tiers/ladder';
import { type ConditionKey, describeLines } from './describe-conditions';
import { listSlot, type Sentence, type Slot } from './sentence';

/** What is said of a ladder beside its tiers, and what of each tier, in the order in which it is read. */
export const LADDER_FACETS = [
  'audience',
  'bases',
  'lines',
  'window',
  'validity',
  'downgrade',
  'grace',
  'landing',
  'stacking',
  'paid',
  'moved',
] as const;
export const TIER_FACETS = [
  'names',
  'looks',
  ...TIER_BASES,
  'earning',
  'discount',
  'worth',
  'perks',
  'card',
  'lives',
  'entry',
  'exit',
  'kept',
] as const;
export type LadderFacet = (typeof LADDER_FACETS)[number];
export type TierFacet = (typeof TIER_FACETS)[number];

/** Messages that ladders are told by. */
export type LadderKey =
  | `ladder.audience.${LadderAudience}`
  | `ladder.bases.${Ladder['match']}`
  | 'ladder.lines.whole'
  | 'ladder.lines.goods'
  | 'ladder.lines.some'
  | `ladder.window.${LadderWindow['kind']}`
  | `ladder.validity.${Validity}`
  | `ladder.downgrade.${Downgrade}`
  | 'ladder.grace'
  | 'ladder.landing'
  | `ladder.stacking.${Ladder['stacking']}`
  | 'ladder.paid'
  | 'ladder.paidAfterTrial'
  | 'ladder.moved'
  | 'ladder.movedOne'
  | `ladder.asks.${TierBasis}`
  | 'ladder.asks.nothing'
  | `ladder.gives.${Exclude<TierFacet, 'names' | 'looks' | TierBasis>}`
  | 'ladder.perk'
  | 'ladder.names'
  | 'ladder.looks'
  | 'ladder.tier'
  | 'ladder.tierGives'
  | `ladder.facets.${LadderFacet | TierFacet | 'tier'}`
  | 'ladder.facetOfTier';
export type LadderClause = Sentence<LadderKey | ConditionKey>;

const count = (value: number): Slot => ({ kind: 'count', count: value });
const say = (key: LadderKey, slots: LadderClause['slots'] = {}): LadderClause => ({ key, slots });

/** The names of a tier of this version, in the reader's language. */
export const tierName = ({ nameEn, nameRu }: Pick<LadderTier, 'nameEn' | 'nameRu'>): Slot => ({
  kind: 'named',
  en: nameEn,
  ru: nameRu,
});

function linesOf({ lines }: Ladder): LadderClause {
  if (lines === null) return say('ladder.lines.whole');
  const clauses = describeLines(lines);
  if (clauses.length === 0) return say('ladder.lines.goods');
  return say('ladder.lines.some', { lines: { kind: 'sentences', sentences: clauses } });
}

function paidOf({ paid }: Ladder): LadderClause | null {
  if (paid === undefined) return null;
  const price = {
    money: { kind: 'money', minor: paid.priceMinor },
    months: count(paid.months),
  } as const;
  return paid.trialDays === 0
    ? say('ladder.paid', price)
    : say('ladder.paidAfterTrial', { ...price, days: count(paid.trialDays) });
}

function movedOf({ moved }: Ladder): LadderClause | null {
  if (moved.length === 0) return null;
  const sentences = moved.map(({ fromTierId, toTierId }) =>
    say('ladder.movedOne', {
      from: listSlot('tier', [fromTierId]),
      to: listSlot('tier', [toTierId]),
    }),
  );
  return say('ladder.moved', { moves: { kind: 'sentences', sentences } });
}

/** What a ladder says beside its tiers; null: it says nothing of it. */
export function ladderFacets(ladder: Ladder): Readonly<Record<LadderFacet, LadderClause | null>> {
  const { audience, bases, match, window, validity, downgrade, stacking } = ladder;
  const { graceDays, landingMonths } = ladder;
  const join = match === 'all' ? 'and' : 'or';
  const months = window.kind === 'rolling' ? { count: count(window.months) } : {};
  return {
    audience: say(`ladder.audience.${audience}`),
    bases: say(`ladder.bases.${match}`, { bases: listSlot('basis', bases, join) }),
    lines: bases.includes('spend') ? linesOf(ladder) : null,
    window: say(`ladder.window.${window.kind}`, months),
    validity: say(`ladder.validity.${validity}`),
    downgrade: say(`ladder.downgrade.${downgrade}`),
    grace: graceDays === 0 ? null : say('ladder.grace', { count: count(graceDays) }),
    landing: landingMonths === 0 ? null : say('ladder.landing', { count: count(landingMonths) }),
    stacking: say(`ladder.stacking.${stacking}`),
    paid: paidOf(ladder),
    moved: movedOf(ladder),
  };
}

/** What a tier asks by each basis; zero is said too. */
function asksOf({ from }: LadderTier): Readonly<Record<TierBasis, LadderClause | null>> {
  const { spend, receipts, points } = from;
  return {
    spend:
      spend === undefined
        ? null
        : say('ladder.asks.spend', { money: { kind: 'money', minor: spend } }),
    receipts:
      receipts === undefined ? null : say('ladder.asks.receipts', { count: count(receipts) }),
    points:
      points === undefined
        ? null
        : say('ladder.asks.points', { points: { kind: 'points', points } }),
  };
}

function givesOf({ benefits, entryMessage, exitMessage, keptUntilOn }: LadderTier) {
  const { earning, discountBps, pointValue, perks, cardTypeId, livesDays } = benefits;
  const money = (minor: bigint): Slot => ({ kind: 'money', minor });
  const message = (kind: 'entry' | 'exit', said: LadderTier['entryMessage']) =>
    said === undefined
      ? null
      : say(`ladder.gives.${kind}`, { subject: { kind: 'named', ...said.subject } });
  return {
    earning:
      earning === undefined
        ? null
        : say('ladder.gives.earning', {
            points: { kind: 'points', points: earning.points },
            money: money(earning.perMinor),
          }),
    discount:
      discountBps === undefined
        ? null
        : say('ladder.gives.discount', { share: { kind: 'share', bps: discountBps } }),
    worth:
      pointValue === undefined
        ? null
        : say('ladder.gives.worth', {
            points: { kind: 'points', points: pointValue.points },
            money: money(pointValue.minor),
          }),
    perks:
      perks.length === 0
        ? null
        : say('ladder.gives.perks', {
            perks: {
              kind: 'sentences',
              sentences: perks.map(({ text }) =>
                say('ladder.perk', { text: { kind: 'named', ...text } }),
              ),
            },
          }),
    card:
      cardTypeId === undefined
        ? null
        : say('ladder.gives.card', { card: listSlot('cardType', [cardTypeId]) }),
    lives: livesDays === undefined ? null : say('ladder.gives.lives', { count: count(livesDays) }),
    entry: message('entry', entryMessage),
    exit: message('exit', exitMessage),
    kept:
      keptUntilOn === undefined
        ? null
        : say('ladder.gives.kept', { day: { kind: 'day', day: keptUntilOn } }),
  } as const satisfies Partial<Record<TierFacet, LadderClause | null>>;
}

/** What a tier says; null: nothing of it. */
export function tierFacets(tier: LadderTier): Readonly<Record<TierFacet, LadderClause | null>> {
  return {
    names: say('ladder.names', { name: tierName(tier) }),
    looks: say('ladder.looks', {
      shape: listSlot('shape', [tier.shape]),
      colour: listSlot('colour', [tier.colour]),
    }),
    ...asksOf(tier),
    ...givesOf(tier),
  };
}

const isZero = (slot: Slot): boolean =>
  (slot.kind === 'money' && slot.minor === 0n) ||
  (slot.kind === 'points' && slot.points === 0n) ||
  (slot.kind === 'count' && slot.count === 0);

/** A tier as one clause: what it is called, what it asks, and what it gives if it gives anything. */
export function describeTier(tier: LadderTier, match: Ladder['match']): LadderClause {
  const wanted = Object.values(asksOf(tier)).flatMap((clause) =>
    clause === null || Object.values(clause.slots).every(isZero) ? [] : [clause],
  );
  const asks = wanted.length === 0 ? [say('ladder.asks.nothing')] : wanted;
  const gives = Object.values(givesOf(tier)).flatMap((clause) => clause ?? []);
  const join = match === 'any' ? ({ join: 'or' } as const) : {};
  const slots = {
    name: tierName(tier),
    asks: { kind: 'sentences', sentences: asks, ...join },
  } as const;
  return gives.length === 0
    ? say('ladder.tier', slots)
    : say('ladder.tierGives', { ...slots, gives: { kind: 'sentences', sentences: gives } });
}
