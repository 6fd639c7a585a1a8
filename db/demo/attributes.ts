import type { attributeOptions, attributes } from '@/db/schema/member-details';
import { dayText } from './day';
import type { DemoPerson } from './person';
import type { Random } from './random';

type Option = Omit<typeof attributeOptions.$inferInsert, 'attributeId' | 'position'>;
type Attribute = Omit<typeof attributes.$inferInsert, 'createdAt' | 'position'> & {
  readonly attributeId: number;
  readonly options?: readonly Option[];
};

/** What the demo programme keeps about its members beyond what the product knows: one of every type. */
export const DEMO_ATTRIBUTES: readonly Attribute[] = [
  { attributeId: 1, key: 'children', labelEn: 'Children', labelRu: 'Дети', type: 'number' },
  {
    attributeId: 2,
    key: 'pet',
    labelEn: 'Pet',
    labelRu: 'Питомец',
    type: 'choice',
    options: [
      { optionId: 1, labelEn: 'Cat', labelRu: 'Кошка' },
      { optionId: 2, labelEn: 'Dog', labelRu: 'Собака' },
      { optionId: 3, labelEn: 'Other', labelRu: 'Другой' },
    ],
  },
  {
    attributeId: 3,
    key: 'comes_by_car',
    labelEn: 'Comes by car',
    labelRu: 'Приезжает на машине',
    type: 'yesNo',
  },
  {
    attributeId: 4,
    key: 'wedding_day',
    labelEn: 'Wedding day',
    labelRu: 'День свадьбы',
    type: 'date',
  },
  {
    attributeId: 5,
    key: 'favourite_cheese',
    labelEn: 'Favourite cheese',
    labelRu: 'Любимый сыр',
    type: 'text',
  },
];

const CHEESES = ['Волжский', 'Адыгейский', 'Сулугуни', 'Маасдам', 'Голландский'] as const;
const PETS = 3;

/** A value in the column of its type; the rest are null. */
export interface DemoAttributeValue {
  readonly attributeId: number;
  readonly text: string | null;
  readonly number: number | null;
  readonly date: string | null;
  readonly optionId: number | null;
  readonly yesNo: boolean | null;
}

const EMPTY = { text: null, number: null, date: null, optionId: null, yesNo: null } as const;

/** What a member told about themselves: each asked of some. Organisations are asked nothing. */
export function demoAttributes(random: Random, { kind, joinedDay }: DemoPerson) {
  const values: DemoAttributeValue[] = [];
  if (kind === 'organisation') return values;
  if (random.chance(0.35)) {
    values.push({ ...EMPTY, attributeId: 1, number: Math.floor(4 * random.next() ** 2) });
  }
  if (random.chance(0.3)) {
    values.push({ ...EMPTY, attributeId: 2, optionId: random.between(1, PETS) });
  }
  if (random.chance(0.4)) values.push({ ...EMPTY, attributeId: 3, yesNo: random.chance(0.6) });
  if (random.chance(0.08)) {
    const date = dayText(joinedDay - random.between(200, 9_000));
    values.push({ ...EMPTY, attributeId: 4, date });
  }
  if (random.chance(0.05)) values.push({ ...EMPTY, attributeId: 5, text: random.pick(CHEESES) });
  return values;
}
