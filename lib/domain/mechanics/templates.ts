import type { SegmentDraft } from '../segments/draft';
import type { MechanicJson } from './definition';

/** Mechanics to begin with, in the order in which they are offered. */
export const MECHANIC_TEMPLATES = [
  'birthday',
  'lapsedDays',
  'lapsedRhythm',
  'lapsedChance',
  'welcome',
  'tenthPurchase',
  'stamps',
  'challenge',
  'anniversary',
  'tierGift',
  'expiringPoints',
  'crossSell',
  'referral',
  'activity',
  'partner',
] as const;
export type MechanicTemplate = (typeof MECHANIC_TEMPLATES)[number];

/** What templates name of the programme they are for. */
export type TemplateGiven = {
  readonly tierIds: readonly number[];
  /** Categories of goods, the most bought first. */
  readonly categories: readonly string[];
  readonly partners: readonly string[];
  /** For whom, where that is known already. */
  readonly audience: SegmentDraft | null;
};

/** What a template lacks to be begun. */
export type TemplateLack = 'tiers' | 'categories' | 'partners';

type Both = { readonly en: string; readonly ru: string };
type Begun = Pick<MechanicJson, 'occasion'> & Partial<MechanicJson>;

const points = (amount: string, livesDays: number | null) => ({
  is: 'points' as const,
  points: amount,
  livesDays,
});
const hello: Both = {
  en: 'Hello{% if first_name %}, {{ first_name }}{% endif %}! ',
  ru: 'Здравствуйте{% if first_name %}, {{ first_name }}{% endif %}! ',
};
const message = (subject: Both, text: Both, kind: 'promotional' | 'service' = 'promotional') => ({
  kind,
  subject,
  text: { en: hello.en + text.en, ru: hello.ru + text.ru },
});

const BIRTHDAY = message(
  { en: 'Happy birthday!', ru: 'С днём рождения!' },
  {
    en: 'Your birthday gift is {{ points }} points. Spend them by {{ expires_on }}.',
    ru: 'Дарим вам на день рождения баллы: {{ points }}. Потратьте их до {{ expires_on }}.',
  },
);
const COME_BACK = message(
  { en: 'We have kept something for you', ru: 'Мы кое-что для вас приберегли' },
  {
    en: 'It has been a while. {{ points }} points wait for you until {{ expires_on }}.',
    ru: 'Давно вас не было. До {{ expires_on }} вас ждут баллы: {{ points }}.',
  },
);
const WELCOME = message(
  { en: 'Welcome', ru: 'Добро пожаловать' },
  {
    en: 'Here are {{ points }} points to begin with. Spend them by {{ expires_on }}.',
    ru: 'Для начала дарим баллы: {{ points }}. Потратьте их до {{ expires_on }}.',
  },
);
const THANKS = message(
  { en: 'Thank you for coming back', ru: 'Спасибо, что вы с нами' },
  {
    en: 'We have added {{ points }} points for your purchases.',
    ru: 'Начислили вам баллы за покупки: {{ points }}.',
  },
);
const ANNIVERSARY = message(
  { en: 'One more year together', ru: 'Ещё один год вместе' },
  {
    en: 'Today is the day you joined us. Your gift is {{ points }} points.',
    ru: 'В этот день вы вступили в программу. Дарим баллы: {{ points }}.',
  },
);
const TIER = message(
  { en: 'A new tier', ru: 'Новый уровень' },
  {
    en: 'You are {{ tier }} now. {{ points }} points from us to mark it.',
    ru: 'Теперь ваш уровень — {{ tier }}. По этому случаю дарим баллы: {{ points }}.',
  },
);
const BURNING = message(
  { en: 'Some of your points burn soon', ru: 'Часть ваших баллов скоро сгорит' },
  {
    en: '{{ burning_points }} points burn on {{ burning_on }}. They pay for a part of any purchase.',
    ru: '{{ burning_on }} сгорят баллы: {{ burning_points }}. Ими можно оплатить часть любой покупки.',
  },
  'service',
);
const GOES_WITH = message(
  { en: 'It goes well with your purchase', ru: 'Хорошо подойдёт к вашей покупке' },
  {
    en: 'A coupon for what others take with it: {{ coupon_code }}, good until {{ coupon_until }}.',
    ru: 'Купон на то, что обычно берут вместе с ней: {{ coupon_code }}. Действует до {{ coupon_until }}.',
  },
);
const FRIEND = message(
  { en: 'Thank you for bringing a friend', ru: 'Спасибо, что привели друга' },
  {
    en: 'You both have {{ points }} points more.',
    ru: 'У каждого из вас теперь больше баллов: {{ points }}.',
  },
);
const PROFILE = message(
  { en: 'Thank you', ru: 'Спасибо' },
  {
    en: 'We have added {{ points }} points for your profile.',
    ru: 'Начислили вам баллы за анкету: {{ points }}.',
  },
);

const OFTEN_DAYS = 60;
const silence = { mostDays: 365, wonBackDays: 90, waitsAfterGifts: 3 };
const comeBack = (lapsed: object): Begun => ({
  occasion: { is: 'reactivation', lapsed, ...silence } as MechanicJson['occasion'],
  rewards: [points('300', 30)],
  message: COME_BACK,
  creditedAfter: 'message',
  perMember: { cooldownDays: OFTEN_DAYS },
  group: { name: 'reactivation', days: OFTEN_DAYS },
});
const coupon = {
  is: 'coupon',
  from: { by: 'made', prefix: 'PAIR' },
  off: { by: 'share', bps: 1_000 },
  livesDays: 14,
} as const;

type Begin = (given: TemplateGiven) => Begun | TemplateLack;
const BEGIN: Readonly<Record<MechanicTemplate, Begin>> = {
  birthday: () => ({
    occasion: { is: 'birthday', daysBefore: 3, daysAfter: 7 },
    rewards: [points('500', 14)],
    message: BIRTHDAY,
  }),
  lapsedDays: () => comeBack({ by: 'days', days: 90 }),
  lapsedRhythm: () => comeBack({ by: 'rhythm', otherwiseDays: 90 }),
  lapsedChance: () => comeBack({ by: 'chance', belowPercent: 40 }),
  welcome: () => ({ occasion: { is: 'welcome' }, rewards: [points('200', 30)], message: WELCOME }),
  tenthPurchase: () => ({
    occasion: { is: 'nthPurchase', number: 10 },
    rewards: [points('500', 60)],
    message: THANKS,
  }),
  stamps: () => ({
    occasion: { is: 'stamps', onCard: 6 },
    rewards: [
      { is: 'gift', name: { en: 'A cup of coffee', ru: 'Чашка кофе' }, costMinor: '15000' },
    ],
    budget: { minor: '150000000' },
  }),
  challenge: () => ({
    occasion: {
      is: 'challenge',
      goal: { of: 'spend', minor: '1000000' },
      window: { by: 'month' },
    },
    rewards: [points('400', 60)],
    message: THANKS,
  }),
  anniversary: () => ({
    occasion: { is: 'anniversary', daysAfter: 7 },
    rewards: [points('300', 30)],
    message: ANNIVERSARY,
  }),
  tierGift: ({ tierIds }) =>
    tierIds.length < 2
      ? 'tiers'
      : {
          occasion: { is: 'tierEntry', tierIds: tierIds.slice(1) },
          rewards: [points('300', 60)],
          message: TIER,
        },
  expiringPoints: () => ({
    occasion: { is: 'pointsExpiring', daysBefore: 14, leastPoints: '100' },
    message: BURNING,
    budget: {},
  }),
  crossSell: ({ categories: [bought, offered] }) =>
    bought === undefined || offered === undefined
      ? 'categories'
      : {
          occasion: { is: 'crossSell', bought, offered },
          rewards: [coupon],
          message: GOES_WITH,
          budget: { members: 10_000 },
        },
  referral: () => ({ occasion: { is: 'referral' }, rewards: [points('300', 60)], message: FRIEND }),
  activity: () => ({
    occasion: { is: 'activity', event: 'profile.completed' },
    rewards: [points('100', null)],
    message: PROFILE,
  }),
  partner: ({ partners: [partner] }) =>
    partner === undefined
      ? 'partners'
      : {
          occasion: { is: 'partner', partner, partnerPaysBps: 5_000, leastMinor: '100000' },
          rewards: [points('50', null)],
        },
};

/** What a template says for this programme, or what it lacks. A budget is set from the start. */
export function mechanicTemplate(
  template: MechanicTemplate,
  given: TemplateGiven,
): MechanicJson | TemplateLack {
  const begun = BEGIN[template](given);
  if (typeof begun === 'string') return begun;
  const audience = given.audience as MechanicJson['audience'];
  return { kind: 'mechanic', budget: { points: '1000000' }, ...begun, audience: audience ?? null };
}

/** What a mechanic that is begun is called, in both languages whatever the reader's. */
export const TEMPLATE_NAMES: Readonly<
  Record<MechanicTemplate, { readonly nameEn: string; readonly nameRu: string }>
> = {
  birthday: { nameEn: 'Birthday', nameRu: 'День рождения' },
  lapsedDays: { nameEn: 'Come back after 90 days', nameRu: 'Возврат после 90 дней' },
  lapsedRhythm: { nameEn: 'Come back by own rhythm', nameRu: 'Возврат по своему ритму' },
  lapsedChance: { nameEn: 'Come back by chance', nameRu: 'Возврат по вероятности' },
  welcome: { nameEn: 'Welcome', nameRu: 'Приветствие' },
  tenthPurchase: { nameEn: 'Tenth purchase', nameRu: 'Десятая покупка' },
  stamps: { nameEn: 'Card of stamps', nameRu: 'Карточка с отметками' },
  challenge: { nameEn: 'Spend in a month', nameRu: 'Сумма за месяц' },
  anniversary: { nameEn: 'Anniversary of joining', nameRu: 'Годовщина вступления' },
  tierGift: { nameEn: 'Gift for a new tier', nameRu: 'Подарок за новый уровень' },
  expiringPoints: { nameEn: 'Points about to burn', nameRu: 'Баллы скоро сгорят' },
  crossSell: { nameEn: 'Goes with a purchase', nameRu: 'К покупке' },
  referral: { nameEn: 'Bring a friend', nameRu: 'Приведи друга' },
  activity: { nameEn: 'Full profile', nameRu: 'Заполненная анкета' },
  partner: { nameEn: 'Purchase at a partner', nameRu: 'Покупка у партнёра' },
};
