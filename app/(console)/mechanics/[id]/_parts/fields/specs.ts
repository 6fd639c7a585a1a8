import type { Messages } from 'next-intl';
import type { MechanicJson } from '@/lib/domain/mechanics/definition';

export type FieldLabel = keyof Messages['mechanics']['fields'];
export type FieldUnit = keyof Messages['mechanics']['units'];
export type OptionList = keyof Messages['mechanics']['options'];

type At = { readonly at: string; readonly label: FieldLabel };
type Typed = At & {
  readonly unit?: FieldUnit;
  /** What an empty field means; left out: it may not be empty. */
  readonly empty?: 'null' | 'absent';
};

/** A field of a mechanic: where its value stands, and how it is shown. */
export type FieldSpec =
  | (Typed & { readonly as: 'count' | 'points' | 'money' | 'share' | 'times' })
  | (At & { readonly as: 'choice'; readonly options: OptionList })
  | (At & { readonly as: 'many'; readonly options: OptionList })
  | (At & {
      readonly as: 'variant';
      readonly tag: string;
      readonly options: OptionList;
      /** What each choice begins with; null: it is said by nothing. */
      readonly begin: Readonly<Record<string, object | null>>;
    })
  | (At & { readonly as: 'lines' | 'tiers' })
  | (At & { readonly as: 'yes' | 'day' })
  | (At & { readonly as: 'text'; readonly offers?: 'categories' | 'partners' | 'events' });

type Occasion = MechanicJson['occasion'];
type Is = Occasion['is'];
type OfKind<K extends Is> = Extract<Occasion, { is: K }>;
type Specs<K extends Is> = (occasion: OfKind<K>) => readonly FieldSpec[];

const days = (at: string, label: FieldLabel, more: Partial<Typed> = {}): FieldSpec => ({
  ...{ as: 'count', unit: 'days', at, label },
  ...more,
});
const COUNTED: readonly FieldSpec[] = [
  { as: 'lines', at: 'occasion.categories', label: 'categories' },
  { as: 'money', at: 'occasion.leastMinor', label: 'leastMinor' },
];
const AROUND: readonly FieldSpec[] = [
  days('occasion.daysBefore', 'daysBefore', { unit: 'daysBefore' }),
  days('occasion.daysAfter', 'daysAfter', { unit: 'daysAfter' }),
];
const times = (label: FieldLabel = 'times'): FieldSpec => ({
  ...{ as: 'choice', at: 'occasion.times', label, options: 'times' },
});

const LAPSED: Readonly<Record<string, object>> = {
  days: { by: 'days', days: 90 },
  rhythm: { by: 'rhythm', gapsBps: 9_000, timesBps: 20_000, otherwiseDays: 90 },
  chance: { by: 'chance', belowPercent: 40 },
  stage: { by: 'stage', stages: ['slipping'], days: 0 },
};
const LAPSED_FIELDS: Readonly<Record<string, readonly FieldSpec[]>> = {
  days: [days('occasion.lapsed.days', 'lapsedDays', { unit: 'daysIn' })],
  rhythm: [
    { as: 'share', at: 'occasion.lapsed.gapsBps', label: 'gapsBps', unit: 'percentOfGaps' },
    { as: 'times', at: 'occasion.lapsed.timesBps', label: 'timesBps' },
    days('occasion.lapsed.otherwiseDays', 'otherwiseDays', { unit: 'daysIn', empty: 'null' }),
  ],
  chance: [
    { as: 'count', at: 'occasion.lapsed.belowPercent', label: 'belowPercent', unit: 'percent' },
  ],
  stage: [
    { as: 'many', at: 'occasion.lapsed.stages', label: 'stages', options: 'stages' },
    days('occasion.lapsed.days', 'stageDays'),
  ],
};

const GOALS = {
  spend: { of: 'spend', minor: '1000000' },
  units: { of: 'units', count: 5 },
  receipts: { of: 'receipts', count: 5 },
};
const windowsFrom = (startsOn: string, endsOn: string) => ({
  month: { by: 'month' },
  days: { by: 'days', fromOn: startsOn, throughOn: endsOn },
  sincePurchase: { by: 'sincePurchase', days: 30 },
});

function challengeFields({ goal, window }: OfKind<'challenge'>, span: readonly [string, string]) {
  const fields: readonly (FieldSpec | readonly FieldSpec[])[] = [
    {
      ...{ as: 'variant', at: 'occasion.goal', label: 'goalOf', tag: 'of' },
      ...{ options: 'goalOf', begin: GOALS },
    },
    goal.of === 'spend'
      ? { as: 'money', at: 'occasion.goal.minor', label: 'goalSpend' }
      : { as: 'count', at: 'occasion.goal.count', label: 'goalCount' },
    {
      ...{ as: 'variant', at: 'occasion.window', label: 'windowBy', tag: 'by' },
      ...{ options: 'windowBy', begin: windowsFrom(...span) },
    },
    window.by === 'days'
      ? [
          { as: 'day', at: 'occasion.window.fromOn', label: 'fromOn' },
          { as: 'day', at: 'occasion.window.throughOn', label: 'throughOn' },
        ]
      : [],
    window.by === 'sincePurchase' ? days('occasion.window.days', 'windowDays') : [],
    COUNTED,
  ];
  return fields.flat();
}

const OF_KIND: { readonly [K in Exclude<Is, 'challenge'>]: Specs<K> } = {
  welcome: () => [
    days('occasion.afterDays', 'afterDays', { unit: 'daysAfter' }),
    days('occasion.withinDays', 'withinDays', { unit: 'daysAfter' }),
  ],
  birthday: () => [
    ...AROUND,
    { as: 'choice', at: 'occasion.leapDay', label: 'leapDay', options: 'leapDay' },
  ],
  anniversary: () => [
    ...AROUND,
    { as: 'choice', at: 'occasion.leapDay', label: 'leapJoined', options: 'leapDay' },
  ],
  reactivation: ({ lapsed }) => [
    {
      ...{ as: 'variant', at: 'occasion.lapsed', label: 'lapsedBy', tag: 'by' },
      ...{ options: 'lapsedBy', begin: LAPSED },
    },
    ...(LAPSED_FIELDS[lapsed.by] ?? []),
    days('occasion.mostDays', 'mostDays', { unit: 'daysIn', empty: 'null' }),
    days('occasion.wonBackDays', 'wonBackDays'),
    { as: 'count', at: 'occasion.waitsAfterGifts', label: 'waitsAfterGifts', unit: 'timesRow' },
    days('occasion.giftDays', 'giftDays'),
  ],
  nthPurchase: () => [
    { as: 'count', at: 'occasion.number', label: 'number' },
    { as: 'yes', at: 'occasion.isRepeated', label: 'isRepeated' },
    ...COUNTED,
  ],
  stamps: () => [
    { as: 'count', at: 'occasion.onCard', label: 'onCard', unit: 'stamps' },
    { as: 'choice', at: 'occasion.for', label: 'stampsFor', options: 'stampsFor' },
    ...COUNTED,
  ],
  activity: () => [{ as: 'text', at: 'occasion.event', label: 'event', offers: 'events' }, times()],
  referral: () => [
    days('occasion.withinDays', 'friendDays', { unit: 'days' }),
    { as: 'yes', at: 'occasion.isForBoth', label: 'isForBoth' },
    { as: 'yes', at: 'occasion.mayBuyFirst', label: 'mayBuyFirst' },
    ...COUNTED,
  ],
  tierEntry: () => [{ as: 'tiers', at: 'occasion.tierIds', label: 'tierIds' }, times()],
  pointsExpiring: () => [
    days('occasion.daysBefore', 'expiryDays'),
    { as: 'points', at: 'occasion.leastPoints', label: 'leastPoints', unit: 'points' },
  ],
  crossSell: () => [
    { as: 'text', at: 'occasion.bought', label: 'bought', offers: 'categories' },
    { as: 'text', at: 'occasion.offered', label: 'offered', offers: 'categories' },
    days('occasion.afterDays', 'offerAfter'),
    days('occasion.withinDays', 'withinDays'),
    days('occasion.withoutDays', 'withoutDays'),
  ],
  partner: () => [
    { as: 'text', at: 'occasion.partner', label: 'partner', offers: 'partners' },
    {
      ...{ as: 'share', at: 'occasion.partnerPaysBps', label: 'partnerPaysBps' },
      ...{ unit: 'percentOfCost' },
    },
    ...COUNTED,
  ],
};

/** The fields of an occasion; `span`: days that a window of days begins with. */
export function occasionFields(
  occasion: Occasion,
  span: readonly [fromOn: string, throughOn: string],
): readonly FieldSpec[] {
  if (occasion.is === 'challenge') return challengeFields(occasion, span);
  return (OF_KIND[occasion.is] as (one: Occasion) => readonly FieldSpec[])(occasion);
}
