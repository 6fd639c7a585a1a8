import type { DefinitionJson, RuleKind } from './definition';
import { ROUNDINGS, STACKINGS } from './definition';
import { type DraftPath, readPath } from './draft-path';

/**
 * A rule as a sentence: clauses in the order in which they are read, each one message with typed slots. Editor, lists and
 * differences of versions are made of these.
 */

/** What can stand in a slot; each has a picker and its words. */
export type SlotKind =
  | 'tiers'
  | 'cardTypes'
  | 'stores'
  | 'formats'
  | 'channels'
  | 'payments'
  | 'weekdays'
  | 'hours'
  | 'references'
  | 'money'
  | 'points'
  | 'percent'
  | 'times'
  | 'days'
  | 'number'
  | 'priority'
  | 'event'
  | 'ladder'
  | 'choice';

export type Slot = {
  readonly kind: SlotKind;
  readonly path: DraftPath;
  /** The values of a choice, in words `choices.<set>.<value>`. */
  readonly set?: ChoiceSet;
};

/** Closed choices, by the name under which their words stand. */
export const CHOICES = {
  per: ['receipt', 'unit'],
  period: ['receipt', 'day', 'month'],
  over: ['ever', 'year'],
  occasions: ['once', 'always'],
  stacking: STACKINGS,
  rounding: ROUNDINGS,
  decimals: [0, 2],
  onPaid: [false, true],
  takesBack: ['debt', 'stopAtZero'],
} as const;
export type ChoiceSet = keyof typeof CHOICES;

/** Names of clauses: their messages are `clauses.<id>`, what they are called `clauseNames.<id>`. */
export const CLAUSES = [
  'rate',
  'multiplier',
  'fixed',
  'units',
  'cap',
  'spending',
  'share',
  'amount',
  'ladder',
  'event',
  'rounding',
  'lives',
  'waits',
  'paid',
  'takesBack',
  'spendingShare',
  'least',
  'step',
  'tiers',
  'cardTypes',
  'stores',
  'formats',
  'partners',
  'channels',
  'weekdays',
  'hours',
  'payments',
  'leastMinor',
  'leastUnits',
  'togetherCategories',
  'togetherArticles',
  'joinedWithinDays',
  'birthdayWithinDays',
  'onlyArticles',
  'onlyCategories',
  'onlyLabels',
  'exceptArticles',
  'exceptCategories',
  'exceptLabels',
  'delivery',
  'giftCards',
  'capReceipt',
  'capDay',
  'capMonth',
  'capLife',
  'budget',
  'stacking',
  'priority',
] as const;
export type ClauseId = (typeof CLAUSES)[number];

export type Clause = {
  readonly id: ClauseId;
  readonly slots: Readonly<Record<string, Slot>>;
  /** Taking the clause out clears this place; left out: it always stands. */
  readonly removes?: DraftPath;
  /** What stands there when the clause is put in. */
  readonly begins?: unknown;
  /** The clause fits rules that have this there alone; left out: every rule of its kind. */
  readonly fits?: { readonly path: DraftPath; readonly is: unknown };
};

const slot = (kind: SlotKind, ...path: string[]): Slot => ({ kind, path });
const choice = (set: ChoiceSet, ...path: string[]): Slot => ({ kind: 'choice', path, set });

const RATE: Clause = {
  id: 'rate',
  slots: {
    points: slot('points', 'effect', 'points'),
    money: slot('money', 'effect', 'perMinor'),
  },
};
const HEADS: Readonly<Record<string, readonly Clause[]>> = {
  'earning.rate': [RATE],
  'earning.multiplier': [
    { id: 'multiplier', slots: { times: slot('times', 'effect', 'timesBps') } },
  ],
  'earning.fixed': [
    {
      id: 'fixed',
      slots: { points: slot('points', 'effect', 'points'), per: choice('per', 'effect', 'per') },
    },
  ],
  cap: [
    { id: 'cap', slots: { points: slot('points', 'most'), period: choice('period', 'period') } },
  ],
  spending: [
    { id: 'spending', slots: { points: slot('points', 'points'), money: slot('money', 'minor') } },
    { id: 'spendingShare', slots: { share: slot('percent', 'shareBps') } },
    { id: 'least', slots: { points: slot('points', 'least') } },
    { id: 'step', slots: { points: slot('points', 'step') } },
  ],
  'discount.share': [{ id: 'share', slots: { share: slot('percent', 'effect', 'bps') } }],
  'discount.amount': [{ id: 'amount', slots: { money: slot('money', 'effect', 'minor') } }],
  'discount.ladder': [
    {
      id: 'ladder',
      slots: { over: choice('over', 'effect', 'over'), steps: slot('ladder', 'effect', 'steps') },
    },
  ],
  event: [
    {
      id: 'event',
      slots: {
        points: slot('points', 'points'),
        event: slot('event', 'event'),
        occasions: choice('occasions', 'times'),
      },
    },
  ],
  terms: [
    {
      id: 'rounding',
      slots: {
        rounding: choice('rounding', 'rounding'),
        decimals: choice('decimals', 'decimals'),
      },
    },
    { id: 'lives', slots: { days: slot('days', 'livesDays') } },
    { id: 'waits', slots: { days: slot('days', 'waitsDays') } },
    { id: 'paid', slots: { onPaid: choice('onPaid', 'earnsOnPaidByPoints') } },
    { id: 'takesBack', slots: { takesBack: choice('takesBack', 'takesBack') } },
  ],
};

const condition = (id: ClauseId, kind: SlotKind, path: DraftPath, begins: unknown): Clause => ({
  id,
  slots: { value: { kind, path } },
  removes: path,
  begins,
});
const counted = (id: ClauseId, side: string, list: string): Clause =>
  condition(id, 'references', ['lines', side, list], []);
const flag = (id: ClauseId): Clause => ({ id, slots: {}, removes: ['lines', id], begins: true });

const WHEN: readonly Clause[] = [
  condition('tiers', 'tiers', ['when', 'tiers'], []),
  condition('cardTypes', 'cardTypes', ['when', 'cardTypes'], []),
  condition('stores', 'stores', ['when', 'stores'], []),
  condition('formats', 'formats', ['when', 'formats'], []),
  condition('partners', 'references', ['when', 'partners'], []),
  condition('channels', 'channels', ['when', 'channels'], []),
  condition('weekdays', 'weekdays', ['when', 'weekdays'], []),
  condition('hours', 'hours', ['when', 'hours'], { from: '10:00', to: '14:00' }),
  condition('payments', 'payments', ['when', 'payments'], []),
  condition('leastMinor', 'money', ['when', 'leastMinor'], ''),
  condition('leastUnits', 'number', ['when', 'leastUnits'], 2),
  condition('togetherCategories', 'references', ['when', 'togetherCategories'], []),
  condition('togetherArticles', 'references', ['when', 'togetherArticles'], []),
  condition('joinedWithinDays', 'number', ['when', 'joinedWithinDays'], 30),
  condition('birthdayWithinDays', 'number', ['when', 'birthdayWithinDays'], 3),
];
/** For each so many units instead of for each one. */
const UNITS: Clause = {
  ...condition('units', 'number', ['effect', 'units'], 3),
  fits: { path: ['effect', 'per'], is: 'unit' },
};
const LINES: readonly Clause[] = [
  counted('onlyCategories', 'only', 'categories'),
  counted('onlyArticles', 'only', 'articles'),
  counted('onlyLabels', 'only', 'labels'),
  counted('exceptCategories', 'except', 'categories'),
  counted('exceptArticles', 'except', 'articles'),
  counted('exceptLabels', 'except', 'labels'),
  flag('delivery'),
  flag('giftCards'),
];
const CAPS: readonly Clause[] = [
  condition('capReceipt', 'points', ['caps', 'receipt'], ''),
  condition('capDay', 'points', ['caps', 'day'], ''),
  condition('capMonth', 'points', ['caps', 'month'], ''),
  condition('capLife', 'points', ['caps', 'life'], ''),
  condition('budget', 'points', ['caps', 'budget'], ''),
];
const STACKING: Clause = { id: 'stacking', slots: { stacking: choice('stacking', 'stacking') } };
const PRIORITY: Clause = { id: 'priority', slots: { priority: slot('priority', 'priority') } };

/** Clauses that can be put into a rule of a kind, in the order in which they are read. */
const OPTIONAL: Readonly<Record<RuleKind, readonly Clause[]>> = {
  earning: [UNITS, ...WHEN, ...LINES, ...CAPS],
  cap: WHEN,
  spending: [...WHEN, ...LINES],
  discount: [...WHEN, ...LINES],
  event: [],
  terms: [],
  tiers: [],
  mechanic: [],
};
/** Clauses that end each sentence of a kind. */
const TAILS: Readonly<Record<RuleKind, readonly Clause[]>> = {
  earning: [STACKING, PRIORITY],
  cap: [],
  spending: [PRIORITY],
  discount: [STACKING, PRIORITY],
  event: [],
  terms: [],
  tiers: [],
  mechanic: [],
};

function headOf(draft: DefinitionJson): readonly Clause[] {
  const key = 'effect' in draft ? `${draft.kind}.${draft.effect.kind}` : draft.kind;
  return HEADS[key] ?? [];
}

const stands = (draft: DefinitionJson, { removes }: Clause): boolean => {
  const value = removes === undefined ? true : readPath(draft, removes);
  return value !== undefined && value !== false;
};

const fitsInto = (draft: DefinitionJson, { fits }: Clause): boolean =>
  fits === undefined || readPath(draft, fits.path) === fits.is;

/** The clauses of a rule, as they are read. */
export function clausesOf(draft: DefinitionJson): readonly Clause[] {
  const held = OPTIONAL[draft.kind].filter(
    (clause) => fitsInto(draft, clause) && stands(draft, clause),
  );
  return [...headOf(draft), ...held, ...TAILS[draft.kind]];
}

/** The clauses that can still be put into a rule. */
export function openClauses(draft: DefinitionJson): readonly Clause[] {
  return OPTIONAL[draft.kind].filter((clause) => fitsInto(draft, clause) && !stands(draft, clause));
}
