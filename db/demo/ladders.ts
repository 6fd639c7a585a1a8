import type { DefinitionJson } from '@/lib/domain/rules/definition';
import type { LadderJson } from '@/lib/domain/tiers/ladder';

type TierJson = LadderJson['tiers'][number];
type Rate = readonly [points: string, perMinor: string];

const earning = ([points, perMinor]: Rate) => ({ points, perMinor });
const perk = (
  kind: 'service' | 'gift',
  en: string,
  ru: string,
  yearlyMinor: string,
): NonNullable<NonNullable<TierJson['benefits']>['perks']>[number] => ({
  kind,
  text: { en, ru },
  yearlyMinor,
});

const BIRTHDAY = perk('gift', 'Birthday gift', 'Подарок ко дню рождения', '30000');
const courier = (en: string, ru: string, yearlyMinor: string) =>
  perk(
    'service',
    `Free courier${en && ` ${en}`}`,
    `Бесплатная доставка${ru && ` ${ru}`}`,
    yearlyMinor,
  );
const OFFERS = perk('service', 'Personal offers', 'Личные предложения', '60000');

const reached = (en: string, ru: string): NonNullable<TierJson['entryMessage']> => ({
  subject: { en: `You are ${en} now`, ru: `Ваш уровень теперь — ${ru}` },
  text: {
    en: `Thank you for shopping with us. Your tier is ${en} from today on.`,
    ru: `Спасибо, что покупаете у нас. С сегодняшнего дня ваш уровень — ${ru}.`,
  },
});

type Thresholds = Readonly<Record<'bronze' | 'silver' | 'gold' | 'platinum', string>>;

const mainTiers = (
  from: Thresholds,
  silverCourier: ReturnType<typeof courier>,
): readonly TierJson[] => [
  {
    ...{ tierId: 1, nameEn: 'Base', nameRu: 'Базовый', shape: 'circle', colour: 'slate' },
    from: { spend: '0' },
    // Earns by the programme's own base rate.
    benefits: {},
  },
  {
    ...{ tierId: 2, nameEn: 'Bronze', nameRu: 'Бронзовый', shape: 'triangle', colour: 'bronze' },
    from: { spend: from.bronze },
    benefits: { earning: earning(['1', '4000']), perks: [BIRTHDAY] },
  },
  {
    ...{ tierId: 3, nameEn: 'Silver', nameRu: 'Серебряный', shape: 'square', colour: 'silver' },
    from: { spend: from.silver },
    benefits: { earning: earning(['3', '10000']), perks: [silverCourier] },
    entryMessage: reached('Silver', 'Серебряный'),
  },
  {
    ...{ tierId: 4, nameEn: 'Gold', nameRu: 'Золотой', shape: 'star', colour: 'gold' },
    from: { spend: from.gold },
    benefits: {
      earning: earning(['5', '10000']),
      perks: [courier('from ₽1,500', 'от 1 500 ₽', '90000')],
      cardTypeId: 2,
    },
    entryMessage: reached('Gold', 'Золотой'),
  },
  {
    ...{ tierId: 5, nameEn: 'Platinum', nameRu: 'Платиновый', shape: 'diamond' },
    colour: 'platinum',
    from: { spend: from.platinum },
    benefits: {
      earning: earning(['7', '10000']),
      perks: [courier('of any sum', 'на любую сумму', '180000'), OFFERS],
      livesDays: 730,
    },
    entryMessage: reached('Platinum', 'Платиновый'),
  },
];

const main = (tiers: readonly TierJson[]): LadderJson => ({
  ...{ kind: 'tiers', audience: 'everyone', bases: ['spend'], validity: 'window' },
  window: { kind: 'rolling', months: 12 },
  graceDays: 30,
  tiers: [...tiers],
});

/** The ladder of everybody, as it holds. */
export const MAIN_LADDER: LadderJson = main(
  mainTiers(
    { bronze: '800000', silver: '2800000', gold: '6000000', platinum: '15000000' },
    courier('from ₽3,500', 'от 3 500 ₽', '45000'),
  ),
);

/** Its next version, as it is being written: three thresholds move, and the courier of one tier. */
export const MAIN_LADDER_DRAFT: LadderJson = main(
  mainTiers(
    { bronze: '800000', silver: '2500000', gold: '6500000', platinum: '14000000' },
    courier('from ₽2,500', 'от 2 500 ₽', '65000'),
  ),
);

/** The ladder that people of the programme are put on. */
export const STAFF_LADDER: LadderJson = {
  ...{ kind: 'tiers', audience: 'enrolled', bases: ['spend'], validity: 'nextPeriod' },
  window: { kind: 'calendarYear' },
  downgrade: 'oneStep',
  tiers: [
    {
      ...{ tierId: 6, nameEn: 'Colleague', nameRu: 'Коллега', shape: 'circle', colour: 'slate' },
      from: { spend: '0' },
      benefits: { earning: earning(['5', '10000']) },
    },
    {
      ...{ tierId: 7, nameEn: 'Colleague plus', nameRu: 'Коллега плюс', shape: 'diamond' },
      colour: 'gold',
      from: { spend: '6000000' },
      benefits: {
        earning: earning(['8', '10000']),
        perks: [courier('of any sum', 'на любую сумму', '120000')],
      },
    },
  ],
};

const CODES = ['base', 'bronze', 'silver', 'gold', 'platinum', 'colleague', 'colleague-plus'];

/** The rows of all tiers, by the ladder that they are of: codes are what tills know them by. */
export const DEMO_TIERS = [MAIN_LADDER, STAFF_LADDER].flatMap((ladder) =>
  ladder.tiers.map(({ tierId, nameEn, nameRu, shape, colour }, step) => ({
    ...{ tierId, nameEn, nameRu, shape, colour },
    code: CODES[tierId - 1] ?? `tier-${tierId}`,
    rank: step + 1,
    audience: ladder.audience,
    isEntry: step === 0,
    ladder,
  })),
);

/** Everybody begins with it. */
export const FIRST_TIER_ID = 1;

/** The ladders as rules of the demo. */
export const DEMO_LADDERS: readonly {
  readonly nameEn: string;
  readonly nameRu: string;
  readonly live: DefinitionJson;
  readonly draft?: DefinitionJson;
}[] = [
  {
    nameEn: 'Main ladder',
    nameRu: 'Основная лестница',
    live: MAIN_LADDER,
    draft: MAIN_LADDER_DRAFT,
  },
  { nameEn: 'Staff', nameRu: 'Сотрудники', live: STAFF_LADDER },
];
