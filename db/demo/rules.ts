import {
  type MechanicTemplate,
  mechanicTemplate,
  TEMPLATE_NAMES,
} from '@/lib/domain/mechanics/templates';
import { type DefinitionJson, definitionSchema } from '@/lib/domain/rules/definition';
import { assert } from '@/lib/domain/shared/assert';
import { DEMO_LADDERS } from './ladders';
import { LIVED_MECHANICS } from './lived-mechanics';

/** A version of a demo rule: approved, or as far as it has come. */
export interface DemoVersion {
  readonly definition: DefinitionJson;
  /** `history`: from the first day of the demo's purchases; a number: so many days after the last, or before it. */
  readonly starts: 'history' | number;
  readonly endsAfter?: number;
  readonly state: 'draft' | 'inReview' | 'approved';
  readonly note?: string;
}

export interface DemoRule {
  readonly nameEn: string;
  readonly nameRu: string;
  readonly versions: readonly DemoVersion[];
}

/** A point for each whole 50 roubles, as the receipts of the demo were given theirs. */
const BASE: DefinitionJson = {
  kind: 'earning',
  effect: { kind: 'rate', points: '1', perMinor: '5000' },
  stacking: 'best',
};
/** The draft of the main ladder waits for a day by which people have looked at it. */
const NEXT_LADDER_AFTER_DAYS = 34;
/** Mechanics in each of the states before a launch, from templates. */
const DEMO_MECHANICS: readonly (Pick<DemoVersion, 'state' | 'starts' | 'note'> & {
  readonly template: MechanicTemplate;
})[] = [
  { template: 'birthday', state: 'approved', starts: 3 },
  {
    template: 'lapsedDays',
    state: 'inReview',
    starts: 5,
    note: 'Возврат к Новому году: 300 баллов на месяц, начисляем только после письма.',
  },
  { template: 'stamps', state: 'draft', starts: 10 },
];
const NO_GIVEN = { tierIds: [], categories: [], partners: [], audience: null };
const GOLD = 4;
const PLATINUM = 5;

/** What the demo programme gives: the usual set, with a change that came, one that waits and one that is being written. */
export const DEMO_RULES: readonly DemoRule[] = [
  {
    nameEn: 'Base rate',
    nameRu: 'Базовая ставка',
    versions: [
      { definition: BASE, starts: 'history', state: 'approved' },
      {
        definition: {
          ...BASE,
          lines: { except: { categories: ['Бытовая химия'], labels: ['tobacco=yes'] } },
        } as DefinitionJson,
        starts: 0,
        state: 'approved',
        note: 'По договору с поставщиком бытовая химия больше не участвует.',
      },
    ],
  },
  {
    nameEn: 'Rate of gold and platinum',
    nameRu: 'Ставка золота и платины',
    versions: [
      {
        definition: {
          kind: 'earning',
          when: { tiers: [GOLD, PLATINUM] },
          lines: { except: { categories: ['Бытовая химия'], labels: ['tobacco=yes'] } },
          effect: { kind: 'rate', points: '4', perMinor: '10000' },
          stacking: 'best',
        },
        starts: 0,
        state: 'approved',
      },
    ],
  },
  {
    nameEn: 'Double points at the weekend in hypermarkets',
    nameRu: 'Двойные баллы по выходным в гипермаркетах',
    versions: [
      {
        definition: {
          kind: 'earning',
          when: { formats: ['hypermarket'], weekdays: [6, 7] },
          effect: { kind: 'multiplier', timesBps: 20_000 },
          caps: { receipt: '500' },
        },
        starts: 0,
        endsAfter: 60,
        state: 'approved',
      },
    ],
  },
  {
    nameEn: 'Gift for a large basket in the app',
    nameRu: 'Подарок за большую корзину в приложении',
    versions: [
      {
        definition: {
          kind: 'earning',
          when: { channels: ['app', 'web'], leastMinor: '500000' },
          effect: { kind: 'fixed', points: '200', per: 'receipt' },
        },
        starts: 4,
        endsAfter: 32,
        state: 'inReview',
        note: 'Поднимаем долю онлайна в декабре, бюджет согласован.',
      },
    ],
  },
  {
    nameEn: 'Cap of a day',
    nameRu: 'Предел за день',
    versions: [
      {
        definition: { kind: 'cap', period: 'day', most: '3000' },
        starts: 'history',
        state: 'approved',
      },
    ],
  },
  {
    nameEn: 'Paying with points',
    nameRu: 'Оплата баллами',
    versions: [
      {
        definition: {
          kind: 'spending',
          points: '1',
          minor: '100',
          least: '100',
          step: '1',
          shareBps: 5_000,
        },
        starts: 'history',
        state: 'approved',
      },
    ],
  },
  {
    nameEn: 'Discount card of staff families',
    nameRu: 'Дисконтная карта семей сотрудников',
    versions: [
      {
        definition: {
          kind: 'discount',
          when: { stores: [1, 2] },
          effect: {
            kind: 'ladder',
            over: 'year',
            steps: [
              { fromMinor: '1000000', bps: 300 },
              { fromMinor: '5000000', bps: 500 },
            ],
          },
        },
        starts: 34,
        state: 'draft',
      },
    ],
  },
  {
    nameEn: 'Points for a full profile',
    nameRu: 'Баллы за заполненную анкету',
    versions: [
      {
        definition: { kind: 'event', event: 'profile.completed', points: '100', times: 'once' },
        starts: 0,
        state: 'approved',
      },
    ],
  },
  {
    nameEn: 'Terms of the programme',
    nameRu: 'Условия программы',
    versions: [{ definition: { kind: 'terms' }, starts: 'history', state: 'approved' }],
  },
  ...DEMO_LADDERS.map(({ nameEn, nameRu, live, draft }): DemoRule => {
    const held = { definition: live, starts: 'history', state: 'approved' } as const;
    if (draft === undefined) return { nameEn, nameRu, versions: [held] };
    const next = { definition: draft, starts: NEXT_LADDER_AFTER_DAYS, state: 'draft' } as const;
    return { nameEn, nameRu, versions: [held, next] };
  }),
  ...DEMO_MECHANICS.map(({ template, state, starts, note }): DemoRule => {
    const definition = mechanicTemplate(template, NO_GIVEN);
    assert(typeof definition !== 'string', 'a mechanic of the demo names nothing');
    const version = { definition, starts, state, ...(note === undefined ? {} : { note }) };
    return { ...TEMPLATE_NAMES[template], versions: [version] };
  }),
  ...LIVED_MECHANICS.map(({ nameEn, nameRu, definition, startsBefore, endsAfter }): DemoRule => {
    const version = { definition, starts: -startsBefore, endsAfter, state: 'approved' } as const;
    return { nameEn, nameRu, versions: [version] };
  }),
];

const LIVED_FROM = DEMO_RULES.length - LIVED_MECHANICS.length;

/** Mechanics that lived, with the rules that the loader makes of them. */
export const DEMO_LIVED = LIVED_MECHANICS.map((mechanic, place) => ({
  ...mechanic,
  ruleId: LIVED_FROM + place + 1,
}));

/** Approved versions of what receipts ask, numbered as the loader writes all of them, one after the other from 1. */
export const APPROVED_VERSIONS = DEMO_RULES.flatMap(({ versions }, place) =>
  versions.map((version) => ({ ...version, ruleId: place + 1 })),
)
  .map((version, place) => ({
    ...version,
    versionId: place + 1,
    definition: definitionSchema.parse(version.definition),
  }))
  .filter(({ state, definition }) => state === 'approved' && definition.kind !== 'mechanic');
