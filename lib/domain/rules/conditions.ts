import { z } from 'zod';
import { REFERENCE_MAX_LENGTH, STORE_FORMATS } from '../purchases/states';
import { plainText } from '../shared/plain-text';

/** How a purchase was made. */
export const CHANNELS = ['store', 'web', 'app', 'phone', 'marketplace', 'other'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What a receipt was paid with. Gift card and wallet are payment, not discount. */
export const PAYMENT_METHODS = ['cash', 'card', 'transfer', 'giftCard', 'wallet', 'other'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** What a line of a receipt is. Delivery and gift cards earn only where a rule says so. */
export const LINE_KINDS = ['goods', 'delivery', 'giftCard'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** Most values of one list in a rule. */
export const LIST_MAX = 500;
const MINUTE_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

const id = z.number().int().min(0).max(2_147_483_647);
const ids = z.array(id).min(1).max(LIST_MAX);
const reference = z
  .string()
  .trim()
  .min(1)
  .max(REFERENCE_MAX_LENGTH)
  .refine((text) => plainText(text) === text);
const references = z.array(reference).min(1).max(LIST_MAX);

/** Most units that a rule asks for or counts by. */
export const UNITS_MAX = 1_000;
/** Most goods that have to be on one receipt together. */
export const TOGETHER_MAX = 12;
const together = z.array(reference).min(1).max(TOGETHER_MAX);
/** The longest that somebody is new. */
export const JOINED_WITHIN_MAX = 365;
/** The farthest from a birthday that is told: no more of it is kept with a purchase. */
export const BIRTHDAY_WITHIN_MAX = 30;

/** An amount of money in minor units as text of digits: JSON carries no bigint. */
export const minorText = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(BigInt);

/**
 * When a rule is for a receipt. Each named list asks for one of its values, all named conditions hold together; nothing named:
 * any receipt. A tier or card type 0 is none.
 */
export const conditionsSchema = z.strictObject({
  tiers: ids.optional(),
  cardTypes: ids.optional(),
  stores: ids.optional(),
  formats: z.array(z.enum(STORE_FORMATS)).min(1).optional(),
  partners: references.optional(),
  channels: z.array(z.enum(CHANNELS)).min(1).optional(),
  /** 1 is Monday. */
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7).optional(),
  /** From this minute of the day in the programme's zone, up to but without that one; across midnight when it is earlier. */
  hours: z
    .strictObject({
      from: z.string().regex(MINUTE_OF_DAY),
      to: z.string().regex(MINUTE_OF_DAY),
    })
    .refine(({ from, to }) => from !== to)
    .optional(),
  /** Any part of it was paid so. */
  payments: z.array(z.enum(PAYMENT_METHODS)).min(1).optional(),
  /** The basis of the lines that the rule counts is at least this. */
  leastMinor: minorText.optional(),
  /** Of the lines that the rule counts there are at least so many units. */
  leastUnits: z.number().int().min(1).max(UNITS_MAX).optional(),
  /** Goods of all of these are on the receipt, each of them, whatever lines the rule counts. */
  togetherArticles: together.optional(),
  togetherCategories: together.optional(),
  /** The member joined at most so many days before; the day itself is 0. */
  joinedWithinDays: z.number().int().min(0).max(JOINED_WITHIN_MAX).optional(),
  /** The member's birthday is at most so many days away, before or after; 0: it is the day itself. */
  birthdayWithinDays: z.number().int().min(0).max(BIRTHDAY_WITHIN_MAX).optional(),
});
export type Conditions = z.output<typeof conditionsSchema>;

/** Names of conditions, in the order in which they are judged and told. `period` is the rule's own days, `goods` its lines. */
export const CONDITION_NAMES = [
  'period',
  'tiers',
  'cardTypes',
  'joinedWithinDays',
  'birthdayWithinDays',
  'stores',
  'formats',
  'partners',
  'channels',
  'weekdays',
  'hours',
  'payments',
  'goods',
  'leastMinor',
  'leastUnits',
  'togetherArticles',
  'togetherCategories',
] as const;
export type ConditionName = (typeof CONDITION_NAMES)[number];

/** A set of goods: a line is in it when any of the lists has it. A label is "name=value". */
export const goodsSchema = z
  .strictObject({
    articles: references.optional(),
    categories: references.optional(),
    labels: references.optional(),
  })
  .refine((goods) => Object.values(goods).some((list) => list !== undefined));
export type Goods = z.output<typeof goodsSchema>;

/** Which lines of a receipt a rule counts. */
export const linesSchema = z.strictObject({
  /** These alone; all when nothing is said. */
  only: goodsSchema.optional(),
  except: goodsSchema.optional(),
  delivery: z.boolean().default(false),
  giftCards: z.boolean().default(false),
});
export type CountedLines = z.output<typeof linesSchema>;
