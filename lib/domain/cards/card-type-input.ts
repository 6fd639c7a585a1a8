import { z } from 'zod';
import { idInput, nameInput } from '../access/inputs';
import {
  CARD_FORMS,
  CARD_LOOKS,
  CHECK_DIGIT_RULES,
  ISSUE_PROCEDURES,
  VALID_YEARS_MAX,
} from './card-types';
import { CARD_NUMBER_MAX, CARD_NUMBER_MIN } from './check-digits';

const CODE = /^[A-Z][A-Z0-9]{1,5}$/;
const SERIAL = /^\d{1,18}$/;
const EAN_13_LENGTH = 13;
/** Stores and regions that a type may be bound to. */
const STORES_MAX = 2_000;
const REGIONS_MAX = 200;

/** A type as it is made and edited. */
export const cardTypeFields = z.object({
  /** Latin letters and digits: it begins the codes of batches. */
  code: z.string().trim().toUpperCase().regex(CODE),
  nameEn: nameInput,
  nameRu: nameInput,
  look: z.enum(CARD_LOOKS),
  tierId: z.number().int().min(1).max(32_767).nullable(),
  form: z.enum(CARD_FORMS),
  checkDigit: z.enum(CHECK_DIGIT_RULES),
  numberLength: z.number().int().min(CARD_NUMBER_MIN).max(CARD_NUMBER_MAX),
  validYears: z.number().int().min(1).max(VALID_YEARS_MAX).nullable(),
  /** Where it is good; no store and no region: everywhere. */
  storeIds: z.array(idInput).max(STORES_MAX),
  regions: z.array(nameInput).max(REGIONS_MAX),
  procedures: z.array(z.enum(ISSUE_PROCEDURES)).min(1),
  mayEarn: z.boolean(),
  mayRedeem: z.boolean(),
  /** Whether further cards of it are given for others to carry, and whether those pay with points. */
  maySupplement: z.boolean().default(true),
  supplementMayRedeem: z.boolean().default(true),
});
export type CardTypeFields = z.output<typeof cardTypeFields>;

type Joint = { readonly field: keyof CardTypeFields; readonly isWrong: boolean };

/** What single fields do not tell. */
function joint(type: CardTypeFields): readonly Joint[] {
  const { checkDigit, numberLength, procedures, tierId, form } = type;
  return [
    { field: 'numberLength', isWrong: checkDigit === 'ean13' && numberLength !== EAN_13_LENGTH },
    { field: 'tierId', isWrong: procedures.includes('onReachingTier') && tierId === null },
    { field: 'procedures', isWrong: procedures.includes('virtual') && form === 'plastic' },
    { field: 'procedures', isWrong: procedures.includes('inBatches') && form === 'virtual' },
  ];
}

/** `cardTypeFields` that fit each other. */
export const cardTypeInput = cardTypeFields.superRefine((type, context) => {
  for (const { field, isWrong } of joint(type)) {
    if (isWrong) context.addIssue({ code: 'custom', path: [field] });
  }
});

/** A range as it is typed: serials as digits. */
export const rangeInput = z.object({
  cardTypeId: idInput,
  /** Set apart for a store or for a partner, or for nobody. */
  storeId: idInput.nullable(),
  partner: z.string().trim().max(100),
  prefix: z
    .string()
    .trim()
    .regex(/^\d{0,18}$/),
  fromSerial: z.string().trim().regex(SERIAL).transform(BigInt),
  toSerial: z.string().trim().regex(SERIAL).transform(BigInt),
});
