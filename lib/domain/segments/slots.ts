import { z } from 'zod';
import { ATTRIBUTE_KEY } from '../members/attributes/attribute';
import { isDay } from '../shared/calendar';
import { isPlainText } from '../shared/plain-text';
import { NAMED_SEGMENTS_MAX, VALUES_MAX, WINDOW_MAX } from './limits';

const MAX_ID = 2_147_483_647;
const MAX_TEXT = 100;
const MAX_COUNT = 1_000_000;
const MAX_PERCENT = 100;
/** Nobody is older; beyond the years since our era began there are no days to compare with. */
const MAX_YEARS = 150;
/** Days that anything of a programme can fall on: PostgreSQL knows no year 0. */
const FIRST_DAY = '1900-01-01';
const LAST_DAY = '2199-12-31';
const MAX_OPTION = 32_767;

/** What a slot is filled with: the editor, the words and the names that belong to it. */
export type SlotKind =
  | 'tiers'
  | 'stores'
  | 'cardTypes'
  | 'segments'
  | 'mechanics'
  | 'categories'
  | 'articles'
  | 'texts'
  | 'codes'
  | 'scores'
  | 'count'
  | 'years'
  | 'money'
  | 'points'
  | 'percent'
  | 'percents'
  | 'items'
  | 'decimals'
  | 'days'
  | 'span'
  | 'window'
  | 'attribute'
  | 'value';

/** A place in the sentence of a condition. */
export type Slot<Schema extends z.ZodType = z.ZodType> = {
  readonly kind: SlotKind;
  readonly schema: Schema;
  /** What may be chosen, where the product knows it. */
  readonly codes?: readonly string[];
};

const slot = <Schema extends z.ZodType>(kind: SlotKind, schema: Schema): Slot<Schema> => ({
  kind,
  schema,
});

const distinct = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .min(1)
    .max(VALUES_MAX)
    .refine((values) => new Set(values).size === values.length);

const id = z.number().int().min(0).max(MAX_ID);
const text = z.string().min(1).max(MAX_TEXT).refine(isPlainText);

/** Any of these tiers; 0 is none. */
export const tiersSlot = slot('tiers', distinct(id));
/** Any of these stores. */
export const storesSlot = slot('stores', distinct(id.min(1)));
/** Any of these types of card. */
export const cardTypesSlot = slot('cardTypes', distinct(id.min(1)));
/** Any of these segments. */
export const segmentsSlot = slot(
  'segments',
  distinct(id.min(1)).refine(({ length }) => length <= NAMED_SEGMENTS_MAX),
);
/** Any of these mechanics. */
export const mechanicsSlot = slot('mechanics', distinct(id.min(1)));
/** Any of these categories of goods. */
export const categoriesSlot = slot('categories', distinct(text));
/** Any of these articles. */
export const articlesSlot = slot('articles', distinct(text));
/** Any of these texts, letter by letter. */
export const textsSlot = slot('texts', distinct(text));
/** Any of these scores, 1 to 5. */
export const scoresSlot = slot('scores', distinct(z.number().int().min(1).max(5)));

/** Any of these codes. */
export function codesSlot<const Code extends string>(codes: readonly [Code, ...Code[]]) {
  return { kind: 'codes', schema: distinct(z.enum(codes)), codes } as const;
}

/** From and to, both included, at least one of them and in order. */
const isRange = <Bound extends number | bigint>({
  from,
  to,
}: {
  readonly from?: Bound | undefined;
  readonly to?: Bound | undefined;
}): boolean => (from ?? to) !== undefined && (from === undefined || to === undefined || from <= to);

/** Amounts as text of digits, for JSON carries no bigint. */
const amount = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(BigInt);

const countsUpTo = (most: number) => {
  const count = z.number().int().min(0).max(most).optional();
  return z.strictObject({ from: count, to: count }).refine(isRange);
};
const counts = countsUpTo(MAX_COUNT);
const amounts = z.strictObject({ from: amount.optional(), to: amount.optional() }).refine(isRange);

const part = z.number().int().min(0).max(MAX_PERCENT);
const positive = z
  .string()
  .regex(/^\d{1,4}(?:\.\d{1,2})?$/)
  .refine((text) => Number(text) > 0);

/** How many, whole. */
export const countSlot = slot('count', counts);
/** How many years, whole. */
export const yearsSlot = slot('years', countsUpTo(MAX_YEARS));
/** How many days, whole. */
export const daysSlot = slot('days', z.number().int().min(0).max(WINDOW_MAX));
/** Money in minor units. */
export const moneySlot = slot('money', amounts);
/** Points in hundredths. */
export const pointsSlot = slot('points', amounts);
/** How many of something that is no doing: things on a receipt. */
export const itemsSlot = slot('items', counts);
/** Percents of a whole from and to, whole ones. */
export const percentsSlot = slot(
  'percents',
  z.strictObject({ from: part.optional(), to: part.optional() }).refine(isRange),
);
/** Numbers from and to, above zero, with up to two decimals, as text. */
export const decimalsSlot = slot(
  'decimals',
  z
    .strictObject({ from: positive.optional(), to: positive.optional() })
    .refine(({ from, to }) => (from ?? to) !== undefined)
    .refine(({ from, to }) => from === undefined || to === undefined || Number(from) <= Number(to)),
);
/** How many days a time is long, at least one. */
export const spanSlot = slot('span', z.number().int().min(1).max(WINDOW_MAX));
/** Percents of a whole, whole ones. */
export const percentSlot = slot('percent', z.number().int().min(1).max(MAX_PERCENT));

const day = z.string().refine((text) => isDay(text) && text >= FIRST_DAY && text <= LAST_DAY);
const back = z.number().int().min(1).max(WINDOW_MAX);

/** Units that a window is counted in. */
export const WINDOW_UNITS = ['day', 'week', 'month'] as const;

/**
 * Days in the programme's zone: the last so many up to today, today one of them; from so many days ago, or ever, up to so many days
 * ago, both included; or fixed ones.
 */
export const windowSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('last'), count: back, unit: z.enum(WINDOW_UNITS) }),
  z
    .strictObject({
      kind: z.literal('ago'),
      from: back.optional(),
      to: z.number().int().min(0).max(WINDOW_MAX),
    })
    .refine(({ from, to }) => from === undefined || from >= to),
  z
    .strictObject({ kind: z.literal('days'), from: day.optional(), to: day.optional() })
    .refine(({ from, to }) => from !== undefined || to !== undefined)
    .refine(({ from, to }) => from === undefined || to === undefined || from <= to),
]);
export type Window = z.output<typeof windowSchema>;

/** Days, as `windowDays` reads them. */
export const windowSlot = slot('window', windowSchema);

/** The key of a custom attribute. */
export const attributeSlot = slot('attribute', z.string().regex(ATTRIBUTE_KEY));

const decimal = z.string().regex(/^-?\d{1,14}(?:\.\d{1,4})?$/);

/**
 * What a custom attribute is: known at all; one of these texts, in any case; one of these options; yes or no; a number or a day from and
 * to. Who has no value, or one of another type, is nothing of it.
 */
export const attributeValueSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('known') }),
  z.strictObject({ kind: z.literal('texts'), texts: distinct(text) }),
  z.strictObject({ kind: z.literal('options'), options: distinct(id.min(1).max(MAX_OPTION)) }),
  z.strictObject({ kind: z.literal('yesNo'), isYes: z.boolean() }),
  z
    .strictObject({
      kind: z.literal('numbers'),
      from: decimal.optional(),
      to: decimal.optional(),
    })
    .refine(({ from, to }) => (from ?? to) !== undefined)
    .refine(({ from, to }) => from === undefined || to === undefined || Number(from) <= Number(to)),
  z.strictObject({ kind: z.literal('dates'), window: windowSchema }),
]);

/** What a custom attribute is. */
export const attributeValueSlot = slot('value', attributeValueSchema);

/** A slot that need not be filled. */
export function optional<Schema extends z.ZodType>({ schema, ...rest }: Slot<Schema>) {
  return { ...rest, schema: schema.optional() };
}
