import { z } from 'zod';
import { MEMBER_KINDS, MEMBER_STATUSES } from '@/lib/domain/members/states';
import { plainText } from '@/lib/domain/shared/plain-text';
import { parsePoints } from '@/lib/domain/shared/points';

/**
 * Shapes that endpoints share. What comes in is judged here, to the last character; what goes out has no number that a float
 * would spoil: amounts and points are text, moments ISO 8601 with an offset.
 */

const MAX_ID_DIGITS = 15;

/** An id in an address. */
export const idParam = z
  .string()
  .regex(new RegExp(`^[1-9]\\d{0,${MAX_ID_DIGITS - 1}}$`))
  .transform(Number)
  .describe('A whole number.');

/** An id in a table of small ones: stores, imports. */
export const smallIdParam = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number)
  .describe('A whole number.');

export const memberParams = z.strictObject({ memberId: idParam });
export const holdParams = z.strictObject({ memberId: idParam, holdId: idParam });

/** One line of text that a database keeps. */
export const lineText = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => plainText(text) === text);

/** Points above zero, at most two decimals. */
export const somePoints = z
  .string()
  .max(16)
  .regex(/^\d{1,11}(\.\d{1,2})?$/)
  .refine((text) => (parsePoints(text) ?? 0n) > 0n)
  .describe('Points as text, at most two decimals: "120", "120.5".');

/** Points as they are told. */
export const pointsAnswer = z.string().describe('Points as text: "120", "-120.5".');
export const moneyAnswer = z
  .string()
  .describe('An amount in the programme’s currency as decimal text: "499.90".');
export const momentAnswer = z.iso.datetime({ offset: true });
export const dayAnswer = z.iso.date();

/** A calendar day of this century. */
export const dayInput = z.iso.date().refine((text) => text >= '2000' && text < '2100');

/** A moment with its offset, in this century. */
export const momentInput = z.iso
  .datetime({ offset: true })
  .refine((text) => text >= '2000' && text < '2100')
  .describe('ISO 8601 with an offset: "2026-11-27T12:30:00+03:00".');

/** The code of a store, as the shop knows it. */
export const storeCode = lineText(100).describe('The store’s own code.');

/** One way to know a member. */
export const identityInput = z
  .strictObject({
    card: z
      .string()
      .max(40)
      .regex(/^[\d\s-]{4,40}$/)
      .optional()
      .describe('The number on the card.'),
    phone: lineText(40).optional(),
    email: lineText(254).optional(),
    externalId: lineText(100).optional().describe('The id of another system.'),
  })
  .refine((given) => Object.values(given).filter((one) => one !== undefined).length === 1)
  .describe('Exactly one of the fields.');
export type Identity = z.output<typeof identityInput>;

const tierAnswer = z.object({ rank: z.int(), nameEn: z.string(), nameRu: z.string() }).nullable();

/** A member as a till sees one: contacts are masked. */
export const memberAnswer = z
  .object({
    memberId: z.int(),
    code: z.string(),
    status: z.enum(MEMBER_STATUSES),
    kind: z.enum(MEMBER_KINDS),
    name: z.string(),
    tier: tierAnswer,
    joinedOn: dayAnswer,
    phone: z.string().nullable().describe('Masked.'),
    email: z.string().nullable().describe('Masked.'),
    homeStore: z.string().nullable(),
    receipts: z.int(),
    revenue: moneyAnswer.describe('Net of returns.'),
    lastPurchaseOn: dayAnswer.nullable(),
    currency: z.string(),
  })
  .meta({ title: 'Member' });
export type MemberAnswer = z.output<typeof memberAnswer>;
