import { z } from 'zod';
import { linesSchema, minorText } from '../rules/conditions';
import { isDay } from '../shared/calendar';
import { MOST_POINTS, type Points, parsePoints } from '../shared/points';
import { somePoints } from '../shared/points-text';

/**
 * A ladder of tiers: who stands on it, what is measured, over which days, what the tiers ask and give, and what becomes of who
 * asks too little. Kept as a version of a rule of kind `tiers`, dated and approved by a second person like any other.
 */

/** What a tier can ask for. Qualifying points are points earned, never the balance. */
export const TIER_BASES = ['spend', 'receipts', 'points'] as const;
export type TierBasis = (typeof TIER_BASES)[number];

/**
 * Who stands on a ladder: every member, every one of a kind (a ladder of the kind goes before that of everyone), or who was put on it
 * (staff, a paid club), who then shows its tier alone.
 */
export const LADDER_AUDIENCES = ['everyone', 'person', 'organisation', 'enrolled'] as const;
export type LadderAudience = (typeof LADDER_AUDIENCES)[number];

/** How long a tier is held: judged every night by the window, or to the end of this or of the next period. */
export const VALIDITIES = ['window', 'thisPeriod', 'nextPeriod'] as const;
export type Validity = (typeof VALIDITIES)[number];

/** Where a member falls to who did not prove the tier again. */
export const DOWNGRADES = ['toEarned', 'oneStep', 'requalify'] as const;
export type Downgrade = (typeof DOWNGRADES)[number];

/** Shapes and colours of tiers: a tier is told by both. */
export const TIER_SHAPES = ['circle', 'triangle', 'square', 'star', 'diamond'] as const;
export type TierShape = (typeof TIER_SHAPES)[number];
export const TIER_COLOURS = ['slate', 'bronze', 'silver', 'gold', 'platinum'] as const;
export type TierColour = (typeof TIER_COLOURS)[number];

export const MOST_TIERS = 12;
export const TIER_NAME_MAX = 40;
export const BENEFIT_TEXT_MAX = 120;
export const MOST_PERKS = 12;
export const MOST_GRACE_DAYS = 365;
export const MOST_WINDOW_MONTHS = 60;
export const MOST_LANDING_MONTHS = 36;
const MESSAGE_MAX = 2_000;
const RECEIPTS_MAX = 1_000_000;
const LIVES_DAYS_MAX = 3_650;
const WHOLE_BPS = 10_000;

const someMinor = minorText.refine((amount) => amount > 0n);
const id = z.number().int().min(1).max(32_767);
const bothTexts = (most: number) =>
  z.strictObject({
    en: z.string().trim().min(1).max(most),
    ru: z.string().trim().min(1).max(most),
  });

const windowSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('calendarYear') }),
  /** Years from the day of joining. */
  z.strictObject({ kind: z.literal('anniversary') }),
  z.strictObject({
    kind: z.literal('rolling'),
    months: z.number().int().min(1).max(MOST_WINDOW_MONTHS),
  }),
]);

/** What a tier asks, by basis; what is not named asks nothing. */
const thresholdSchema = z.strictObject({
  spend: minorText.optional(),
  receipts: z.number().int().min(0).max(RECEIPTS_MAX).optional(),
  points: z
    .string()
    .max(30)
    .transform((text, context): Points => {
      const points = parsePoints(text);
      if (points !== null && points <= MOST_POINTS) return points;
      context.addIssue({ code: 'custom', message: 'no amount of points' });
      return z.NEVER;
    })
    .optional(),
});

/** Free services and gifts: told to members, and what each costs counted in simulations. */
const perkSchema = z.strictObject({
  kind: z.enum(['service', 'gift']),
  text: bothTexts(BENEFIT_TEXT_MAX),
  /** What it costs the programme for each member of the tier in a year, in minor units. */
  yearlyMinor: minorText.default(0n),
});

/** What a tier gives. Earning, discount and paying by points are decided as by a rule of the ladder. */
const benefitsSchema = z.strictObject({
  /** Points for each so much money. */
  earning: z.strictObject({ points: somePoints, perMinor: someMinor }).optional(),
  discountBps: z.number().int().min(1).max(WHOLE_BPS).optional(),
  /** So many points pay so much money. */
  pointValue: z.strictObject({ points: somePoints, minor: someMinor }).optional(),
  perks: z.array(perkSchema).max(MOST_PERKS).default([]),
  /** A card of this type is due on reaching it. */
  cardTypeId: z.number().int().min(1).optional(),
  /** Points earned in this tier live so many days instead of the programme's. */
  livesDays: z.number().int().min(1).max(LIVES_DAYS_MAX).optional(),
});
export type Benefits = z.output<typeof benefitsSchema>;

const messageSchema = z.strictObject({
  subject: bothTexts(BENEFIT_TEXT_MAX),
  text: bothTexts(MESSAGE_MAX),
});

const tierSchema = z.strictObject({
  tierId: id,
  nameEn: z.string().trim().min(1).max(TIER_NAME_MAX),
  nameRu: z.string().trim().min(1).max(TIER_NAME_MAX),
  shape: z.enum(TIER_SHAPES),
  colour: z.enum(TIER_COLOURS),
  from: thresholdSchema,
  benefits: benefitsSchema.prefault({}),
  /** Sent to who reaches it, and to who falls from it. */
  entryMessage: messageSchema.optional(),
  exitMessage: messageSchema.optional(),
  /** Who stands on it when the version takes effect keeps it up to this day, whatever it asks then. */
  keptUntilOn: z.string().refine(isDay).optional(),
});
export type LadderTier = z.output<typeof tierSchema>;

/** What a paid membership costs. Only of a ladder that members are put on. */
const paidSchema = z.strictObject({
  priceMinor: someMinor,
  months: z.number().int().min(1).max(36),
  trialDays: z.number().int().min(0).max(365).default(0),
});

const shape = z.strictObject({
  kind: z.literal('tiers'),
  audience: z.enum(LADDER_AUDIENCES),
  bases: z.array(z.enum(TIER_BASES)).min(1).max(TIER_BASES.length),
  /** Of several bases a tier asks for all, or for any. */
  match: z.enum(['all', 'any']).default('all'),
  /** Lines whose money counts as spend; null: whole receipts. */
  lines: linesSchema.nullable().default(null),
  window: windowSchema,
  validity: z.enum(VALIDITIES),
  downgrade: z.enum(DOWNGRADES).default('toEarned'),
  graceDays: z.number().int().min(0).max(MOST_GRACE_DAYS).default(0),
  /** Soft landing: who fell does not fall again for so many months. */
  landingMonths: z.number().int().min(0).max(MOST_LANDING_MONTHS).default(0),
  /** How its earning stands beside other rules: the better one for each line, or on top. */
  stacking: z.enum(['best', 'adds']).default('best'),
  /** From the lowest up. */
  tiers: z.array(tierSchema).min(1).max(MOST_TIERS),
  /** Tiers of the version before that are no more, and where their members go. */
  moved: z
    .array(z.strictObject({ fromTierId: id, toTierId: id }))
    .max(MOST_TIERS)
    .default([]),
  paid: paidSchema.optional(),
});

type Shape = z.output<typeof shape>;

/** What can be wrong with a ladder whose answers are each right. */
export const LADDER_FLAWS = [
  'otherBases',
  'notAbove',
  'basisTwice',
  'tierTwice',
  'leadsNowhere',
  'paidNotEnrolled',
  'windowNotRolling',
] as const;
export type LadderFlawCode = (typeof LADDER_FLAWS)[number];
type Flaw = { readonly path: readonly (string | number)[]; readonly message: LadderFlawCode };

const distinct = <T>(list: readonly T[]) => new Set(list).size === list.length;
const askedBy = ({ from }: LadderTier, basis: TierBasis): bigint | null => {
  const asked = from[basis];
  return asked === undefined ? null : BigInt(asked);
};

/** Each tier names every basis of the ladder and no other, asks no less than the one below, and more by one of them. */
function thresholdFlaws({ tiers, bases }: Shape): readonly Flaw[] {
  return tiers.flatMap((tier, place): Flaw[] => {
    const path = ['tiers', place, 'from'];
    const named = TIER_BASES.filter((basis) => askedBy(tier, basis) !== null);
    if (named.length !== bases.length || !bases.every((basis) => named.includes(basis))) {
      return [{ path, message: 'otherBases' }];
    }
    const below = tiers[place - 1];
    if (below === undefined) return [];
    const steps = bases.map(
      (basis) => (askedBy(tier, basis) ?? 0n) - (askedBy(below, basis) ?? 0n),
    );
    const isHigher = steps.every((step) => step >= 0n) && steps.some((step) => step > 0n);
    return isHigher ? [] : [{ path, message: 'notAbove' }];
  });
}

function otherFlaws(ladder: Shape): readonly Flaw[] {
  const { tiers, bases, moved, audience, paid, window, validity } = ladder;
  const ids = tiers.map(({ tierId }) => tierId);
  const goesNowhere = moved.some(
    ({ fromTierId, toTierId }) => ids.includes(fromTierId) || !ids.includes(toTierId),
  );
  const flaw = (isFlaw: boolean, path: string, message: LadderFlawCode): readonly Flaw[] =>
    isFlaw ? [{ path: [path], message }] : [];
  return [
    ...flaw(!distinct(bases), 'bases', 'basisTwice'),
    ...flaw(!distinct(ids), 'tiers', 'tierTwice'),
    ...flaw(goesNowhere, 'moved', 'leadsNowhere'),
    ...flaw(paid !== undefined && audience !== 'enrolled', 'paid', 'paidNotEnrolled'),
    // A year is judged as a whole: night by night it would take every tier away on its first day.
    ...flaw(window.kind !== 'rolling' && validity === 'window', 'validity', 'windowNotRolling'),
  ];
}

/** A ladder as it is kept and sent (`z.input`) and as it is used (`z.output`). */
export const ladderSchema = shape.superRefine((ladder, context) => {
  // An answer that cannot be read is told by itself: how tiers stand to each other is not known then.
  if (context.issues.length > 0) return;
  for (const { path, message } of [...thresholdFlaws(ladder), ...otherFlaws(ladder)]) {
    context.addIssue({ code: 'custom', path: [...path], message });
  }
});

export type LadderJson = z.input<typeof ladderSchema>;
export type Ladder = z.output<typeof ladderSchema>;
export type LadderWindow = Ladder['window'];
