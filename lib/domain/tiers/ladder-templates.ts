import type { LadderJson, TierColour, TierShape } from './ladder';

/** Ladders that a programme usually begins with; nothing of them holds before a second person approves it. */
export const LADDER_TEMPLATES = ['spend', 'receipts', 'paid', 'staff'] as const;
export type LadderTemplate = (typeof LADDER_TEMPLATES)[number];

/** A tier of before there were ladders: a first ladder takes such over, so that members keep what they have. */
export type OwnTier = {
  readonly tierId: number;
  readonly nameEn: string;
  readonly nameRu: string;
  readonly shape: TierShape;
  readonly colour: TierColour;
};

type TierJson = LadderJson['tiers'][number];
type Begun = Omit<TierJson, 'tierId' | 'from'>;

/** A hundred units of money, as most currencies count them. */
const HUNDRED_MINOR = '10000';
const earning = (points: string) => ({ earning: { points, perMinor: HUNDRED_MINOR } });

const STEPS: readonly Begun[] = [
  {
    ...{ nameEn: 'Base', nameRu: 'Базовый', shape: 'circle', colour: 'slate' },
    benefits: earning('1'),
  },
  {
    ...{ nameEn: 'Bronze', nameRu: 'Бронзовый', shape: 'triangle', colour: 'bronze' },
    benefits: earning('2'),
  },
  {
    ...{ nameEn: 'Silver', nameRu: 'Серебряный', shape: 'square', colour: 'silver' },
    benefits: earning('3'),
  },
  {
    ...{ nameEn: 'Gold', nameRu: 'Золотой', shape: 'star', colour: 'gold' },
    benefits: earning('5'),
  },
  {
    ...{ nameEn: 'Platinum', nameRu: 'Платиновый', shape: 'diamond', colour: 'platinum' },
    benefits: earning('7'),
  },
];

const SPEND = ['0', '1500000', '4500000', '12000000', '30000000'] as const;
const RECEIPTS = [0, 6, 12, 24, 48] as const;
const TAKEN_STEP = 10_000_000n;

type Given = { readonly firstTierId: number; readonly own: readonly OwnTier[] };

/** Tiers that are already there, or five new ones, each with what it asks. */
function steps({ firstTierId, own }: Given, from: (place: number) => TierJson['from']) {
  if (own.length > 0) {
    return own.map((tier, place): TierJson => {
      const { benefits = {} } = STEPS[place] ?? {};
      return { ...tier, from: from(place), benefits };
    });
  }
  return STEPS.map((tier, place): TierJson => {
    return { tierId: firstTierId + place, ...tier, from: from(place) };
  });
}

const spendAt = (place: number): string =>
  SPEND[place] ?? String(30_000_000n + TAKEN_STEP * BigInt(place - SPEND.length + 1));
const receiptsAt = (place: number): number => RECEIPTS[place] ?? 48 + 24 * (place - 4);

const YEAR = { kind: 'rolling', months: 12 } as const;

const MAKE: Readonly<Record<LadderTemplate, (given: Given) => LadderJson>> = {
  spend: (given) => ({
    ...{ kind: 'tiers', audience: 'everyone', bases: ['spend'], window: YEAR },
    ...{ validity: 'nextPeriod', downgrade: 'toEarned', graceDays: 30, landingMonths: 0 },
    tiers: steps(given, (place) => ({ spend: spendAt(place) })),
  }),
  receipts: (given) => ({
    ...{ kind: 'tiers', audience: 'everyone', bases: ['receipts'], window: YEAR },
    ...{ validity: 'nextPeriod', downgrade: 'toEarned', graceDays: 30, landingMonths: 0 },
    tiers: steps(given, (place) => ({ receipts: receiptsAt(place) })),
  }),
  paid: ({ firstTierId }) => ({
    ...{ kind: 'tiers', audience: 'enrolled', bases: ['spend'], window: YEAR, validity: 'window' },
    paid: { priceMinor: '199000', months: 12, trialDays: 30 },
    tiers: [
      {
        ...{ tierId: firstTierId, nameEn: 'Club', nameRu: 'Клуб' },
        ...{ shape: 'diamond', colour: 'platinum', from: { spend: '0' } },
        benefits: {
          ...earning('5'),
          perks: [
            {
              kind: 'service',
              text: { en: 'Free delivery', ru: 'Бесплатная доставка' },
              yearlyMinor: '60000',
            },
          ],
        },
      },
    ],
  }),
  staff: ({ firstTierId }) => ({
    ...{ kind: 'tiers', audience: 'enrolled', bases: ['spend'], window: YEAR, validity: 'window' },
    tiers: [
      {
        ...{ tierId: firstTierId, nameEn: 'Staff', nameRu: 'Сотрудник' },
        ...{ shape: 'square', colour: 'slate', from: { spend: '0' } },
        benefits: { discountBps: 1_000 },
      },
    ],
  }),
};

/** A ladder to begin with. `own`: tiers without a ladder, the lowest first; a ladder for everyone takes them over. */
export function ladderTemplate(template: LadderTemplate, given: Given): LadderJson {
  return MAKE[template](given);
}
