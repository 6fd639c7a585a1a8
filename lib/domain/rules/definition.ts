import { z } from 'zod';
import { mechanicSchema } from '../mechanics/definition';
import { toPoints } from '../shared/points';
import { pointsText, somePoints } from '../shared/points-text';
import { ladderSchema } from '../tiers/ladder';
import { conditionsSchema, linesSchema, minorText, UNITS_MAX } from './conditions';
import { MULTIPLIER_MAX_BPS, MULTIPLIER_MIN_BPS } from './multiplier';

/**
 * What rules of the programme are. A definition is kept as JSON in a version of its rule, amounts as text, and parsed
 * again wherever it is used: what does not parse is no rule.
 */

const someMinor = minorText.refine((amount) => amount > 0n);

/** How rules that apply at once come together in their stage (rates, multipliers, fixed awards; discounts are one). */
export const STACKINGS = ['adds', 'best', 'stops'] as const;
/**
 * `adds`: beside any other; all are of the same base, so two multipliers x2 and x3 give +1 and +2 of it, that is x4, and two
 * discounts of 10% take 20% of the price. `best`: of the rules that say so, the one that gives most, for each line (for the
 * receipt when awards are fixed); of equals the one of lower priority number, then of lower id. `stops`: when it applies, rules
 * of a higher priority number give nothing for the lines that it counts. Both are judged before rounding and caps, but
 * a rule whose cap of the day or month is used up neither stops nor outdoes. What is stopped on a line no longer competes there.
 */
export type Stacking = (typeof STACKINGS)[number];

/** Lower numbers are judged first. */
const priority = z.number().int().min(1).max(999).default(100);

/** A part of a hundred percent, in hundredths of a percent. */
const shareBps = z.number().int().min(1).max(10_000);

/** What an earning rule gives. Stages in this order: `rate`, `multiplier`, `fixed`. */
const earningEffect = z.discriminatedUnion('kind', [
  /** So many points for each so much money. */
  z.strictObject({ kind: z.literal('rate'), points: somePoints, perMinor: someMinor }),
  /** What the rates gave for its lines (rounded, after their own caps), times this: 20,000 doubles. It gives the part above once. */
  z.strictObject({
    kind: z.literal('multiplier'),
    timesBps: z.number().int().min(MULTIPLIER_MIN_BPS).max(MULTIPLIER_MAX_BPS),
  }),
  /** So many for the receipt, or for each whole unit of what the lines that count come to. */
  z.strictObject({
    kind: z.literal('fixed'),
    points: somePoints,
    per: z.enum(['receipt', 'unit']),
    /** Per unit: for each so many of them, whole groups alone; left out: for each one. */
    units: z.number().int().min(2).max(UNITS_MAX).optional(),
  }),
]);

/**
 * The most that a rule gives: to a member on one receipt, in a day, in a calendar month of the programme, in its whole life; `budget`: to all
 * members together in its whole life. Of the last two counts what versions gave that have one of them.
 */
const capsSchema = z
  .strictObject({
    receipt: somePoints.optional(),
    day: somePoints.optional(),
    month: somePoints.optional(),
    life: somePoints.optional(),
    budget: somePoints.optional(),
  })
  .default({});

const earning = z.strictObject({
  kind: z.literal('earning'),
  when: conditionsSchema.default({}),
  lines: linesSchema.prefault({}),
  effect: earningEffect,
  stacking: z.enum(STACKINGS).default('adds'),
  priority,
  caps: capsSchema,
});

/** The most that all earning rules together give; what is too much is taken from what was judged last. */
const cap = z.strictObject({
  kind: z.literal('cap'),
  when: conditionsSchema.default({}),
  period: z.enum(['receipt', 'day', 'month']),
  most: somePoints,
});

/** How points pay: of those that apply, the one of the lowest priority number holds; none: points do not pay. */
const spending = z.strictObject({
  kind: z.literal('spending'),
  when: conditionsSchema.default({}),
  /** Lines that may be paid by points. */
  lines: linesSchema.prefault({}),
  /** So many points pay so much money. */
  points: somePoints,
  minor: someMinor,
  /** The fewest that may be spent on a receipt. */
  least: pointsText.default(toPoints(0n)),
  /** They are spent in whole steps of this. */
  step: somePoints.default(toPoints(100n)),
  /** The most of the sum of those lines that points may pay. */
  shareBps: shareBps.default(10_000),
  priority,
});

const ladderStep = z.strictObject({ fromMinor: minorText, bps: shareBps });
const MOST_STEPS = 20;

const discountEffect = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('share'), bps: shareBps }),
  /** Off the lines that count, at most what they come to; spread over them by their sums. */
  z.strictObject({ kind: z.literal('amount'), minor: someMinor }),
  /** Grows with what the member bought before, net of returns: ever, or in 365 days before this one. */
  z.strictObject({
    kind: z.literal('ladder'),
    over: z.enum(['ever', 'year']),
    steps: z
      .array(ladderStep)
      .min(1)
      .max(MOST_STEPS)
      .refine((steps) =>
        steps.every((step, place) => {
          const before = steps[place - 1];
          return (
            before === undefined || (step.fromMinor > before.fromMinor && step.bps > before.bps)
          );
        }),
      ),
  }),
]);

const discount = z.strictObject({
  kind: z.literal('discount'),
  when: conditionsSchema.default({}),
  lines: linesSchema.prefault({}),
  effect: discountEffect,
  stacking: z.enum(STACKINGS).default('best'),
  priority,
});

/** Points for something that is no purchase, told by name over the API. */
const event = z.strictObject({
  kind: z.literal('event'),
  event: z.string().regex(/^[a-z][a-zA-Z0-9_.-]{0,59}$/),
  points: somePoints,
  /** `once`: in the life of the member. */
  times: z.enum(['once', 'always']),
});

export const ROUNDINGS = ['floor', 'halfUp', 'ceil'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** The most days that points live or wait. */
const MOST_DAYS = 3_650;

/** What holds for all rules. Exactly one version is in force on any day; before the first the defaults hold. */
export const termsSchema = z.strictObject({
  kind: z.literal('terms'),
  rounding: z.enum(ROUNDINGS).default('floor'),
  /** To whole points, or to hundredths. */
  decimals: z.union([z.literal(0), z.literal(2)]).default(0),
  /** From the day they can be spent; null: they do not end. */
  livesDays: z.number().int().min(1).max(MOST_DAYS).nullable().default(365),
  /** Before they can be spent. */
  waitsDays: z.number().int().min(0).max(MOST_DAYS).default(0),
  /** Whether the part of a receipt that points paid earns as well. */
  earnsOnPaidByPoints: z.boolean().default(false),
  /** When more is to be taken back than is left. */
  takesBack: z.enum(['debt', 'stopAtZero']).default('debt'),
});

export const definitionSchema = z.discriminatedUnion('kind', [
  earning,
  cap,
  spending,
  discount,
  event,
  termsSchema,
  ladderSchema,
  mechanicSchema,
]);

/** A rule as it is kept and sent: amounts as text. */
export type DefinitionJson = z.input<typeof definitionSchema>;
export type Definition = z.output<typeof definitionSchema>;
export type RuleKind = Definition['kind'];
export type EarningRule = Extract<Definition, { kind: 'earning' }>;
export type CapRule = Extract<Definition, { kind: 'cap' }>;
export type SpendingRule = Extract<Definition, { kind: 'spending' }>;
export type DiscountRule = Extract<Definition, { kind: 'discount' }>;
export type EventRule = Extract<Definition, { kind: 'event' }>;
export type LadderRule = Extract<Definition, { kind: 'tiers' }>;
export type MechanicRule = Extract<Definition, { kind: 'mechanic' }>;
export type Terms = Extract<Definition, { kind: 'terms' }>;

export const RULE_KINDS = [
  'earning',
  'cap',
  'spending',
  'discount',
  'event',
  'terms',
  'tiers',
  'mechanic',
] as const satisfies readonly RuleKind[];

/** A version of a rule that is in force on the day of a receipt. */
export type ActiveRule<D extends Definition = Definition> = {
  readonly ruleId: number;
  readonly versionId: number;
  /** First and last day of the rule itself, both included; null: open. */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly definition: D;
  /** Of what a tier gives: the tier. Left out: no ladder's. */
  readonly tierId?: number;
};
