import type { MechanicJson } from '@/lib/domain/mechanics/definition';

/** A mechanic of the demo that was launched long ago: when, in days around the last one, and what deals its members. */
export interface LivedMechanic {
  readonly nameEn: string;
  readonly nameRu: string;
  readonly startsBefore: number;
  readonly endsAfter: number;
  readonly salt: number;
  readonly definition: MechanicJson;
}

const GREETING = {
  en: 'Hello{% if first_name %}, {{ first_name }}{% endif %}! ',
  ru: 'Здравствуйте{% if first_name %}, {{ first_name }}{% endif %}! ',
};

function letter(subject: { en: string; ru: string }, text: { en: string; ru: string }) {
  const greeted = { en: GREETING.en + text.en, ru: GREETING.ru + text.ru };
  return { kind: 'promotional' as const, subject, text: greeted };
}

const DAY_OF_BIRTH: MechanicJson = {
  kind: 'mechanic',
  occasion: { is: 'birthday', daysBefore: 3, daysAfter: 7 },
  rewards: [
    {
      is: 'coupon',
      from: { by: 'made', prefix: 'BDAY' },
      off: { by: 'share', bps: 1_000 },
      livesDays: 14,
      costMinor: '18000',
    },
  ],
  message: letter(
    { en: 'A tenth off for your birthday', ru: 'Скидка 10 % ко дню рождения' },
    {
      en: 'Your coupon is {{ coupon_code }}, good until {{ coupon_until }}.',
      ru: 'Ваш купон — {{ coupon_code }}, он действует до {{ coupon_until }}.',
    },
  ),
  budget: { minor: '120000000' },
  leastBps: 800,
};

const SILENCE: MechanicJson = {
  kind: 'mechanic',
  occasion: {
    is: 'reactivation',
    lapsed: { by: 'days', days: 60 },
    mostDays: 90,
    wonBackDays: 90,
    waitsAfterGifts: 3,
  },
  rewards: [
    {
      is: 'coupon',
      from: { by: 'made', prefix: 'BACK' },
      off: { by: 'amount', minor: '30000' },
      livesDays: 30,
      leastMinor: '150000',
      costMinor: '30000',
    },
  ],
  message: letter(
    { en: 'We have kept something for you', ru: 'Мы кое-что для вас приберегли' },
    {
      en: '300 off any basket of 1,500 with the coupon {{ coupon_code }}, until {{ coupon_until }}.',
      ru: 'Скидка 300 ₽ на покупку от 1500 ₽ по купону {{ coupon_code }} — до {{ coupon_until }}.',
    },
  ),
  creditedAfter: 'message',
  perMember: { cooldownDays: 60 },
  group: { name: 'reactivation', days: 60 },
  budget: { members: 3_000 },
  leastBps: 500,
};

const ANNIVERSARY: MechanicJson = {
  kind: 'mechanic',
  occasion: { is: 'anniversary', daysAfter: 7 },
  rewards: [
    { is: 'multiplier', timesBps: 20_000, days: 14 },
    { is: 'badge', code: 'years', name: { en: 'Together for years', ru: 'Вместе не первый год' } },
  ],
  message: letter(
    { en: 'One more year together', ru: 'Ещё один год вместе' },
    {
      en: 'For two weeks every purchase earns twice the points.',
      ru: 'Две недели за каждую покупку начисляем вдвое больше баллов.',
    },
  ),
  budget: { members: 4_000 },
  leastBps: 1_000,
};

/**
 * What members of the demo were given before anybody looks at it. No points: their books are written with the receipts, and nothing
 * is booked into them at an earlier moment afterwards. The first makes way for the birthday that begins days later.
 */
export const LIVED_MECHANICS: readonly LivedMechanic[] = [
  {
    ...{ nameEn: 'Birthday: a tenth off', nameRu: 'День рождения: скидка 10 %' },
    ...{ startsBefore: 50, endsAfter: 2, salt: 1_414_213_562, definition: DAY_OF_BIRTH },
  },
  {
    ...{ nameEn: 'Come back: a coupon by letter', nameRu: 'Возврат: купон письмом' },
    ...{ startsBefore: 45, endsAfter: 60, salt: 1_732_050_807, definition: SILENCE },
  },
  {
    ...{ nameEn: 'Anniversary: double points', nameRu: 'Годовщина: двойные баллы' },
    ...{ startsBefore: 35, endsAfter: 60, salt: 3_141_592_653, definition: ANNIVERSARY },
  },
];
