import type { CardTypeFields } from '@/lib/domain/cards/card-type-input';
import {
  CARD_FORMS,
  CARD_LOOKS,
  CHECK_DIGIT_RULES,
  ISSUE_PROCEDURES,
} from '@/lib/domain/cards/card-types';

/** What is typed in the form of a type; what is wrong with it the command says. */
export type TypeDraft = Readonly<CardTypeFields>;

/** What is wrong with a field, in words; parts of the form are told so. */
export type FieldErrors = (field: keyof TypeDraft) => string | undefined;

/** A type that is begun anew. */
export const NEW_TYPE: TypeDraft = {
  code: '',
  nameEn: '',
  nameRu: '',
  look: 'spruce',
  tierId: null,
  form: 'plastic',
  checkDigit: 'ean13',
  numberLength: 13,
  validYears: null,
  storeIds: [],
  regions: [],
  procedures: ['atTill', 'inBatches'],
  mayEarn: true,
  mayRedeem: true,
  maySupplement: true,
  supplementMayRedeem: true,
};

const text = (form: FormData, name: string) => String(form.get(name) ?? '');
const number = (form: FormData, name: string) =>
  text(form, name) === '' ? null : Number(text(form, name));

/** A choice as the form gives it; only options of the list can come. */
function chosen<Value extends string>(
  form: FormData,
  name: string,
  options: readonly Value[],
  fallback: Value,
): Value {
  return options.find((option) => option === text(form, name)) ?? fallback;
}

/** Reads the form. */
export function draftOf(form: FormData): TypeDraft {
  const procedures = form.getAll('procedures').map(String);
  return {
    code: text(form, 'code'),
    nameEn: text(form, 'nameEn'),
    nameRu: text(form, 'nameRu'),
    look: chosen(form, 'look', CARD_LOOKS, NEW_TYPE.look),
    tierId: number(form, 'tierId'),
    form: chosen(form, 'form', CARD_FORMS, NEW_TYPE.form),
    checkDigit: chosen(form, 'checkDigit', CHECK_DIGIT_RULES, NEW_TYPE.checkDigit),
    numberLength: number(form, 'numberLength') ?? 0,
    validYears: number(form, 'validYears'),
    storeIds: form.getAll('storeIds').map(Number),
    regions: form.getAll('regions').map(String),
    procedures: ISSUE_PROCEDURES.filter((one) => procedures.includes(one)),
    mayEarn: form.get('mayEarn') !== null,
    mayRedeem: form.get('mayRedeem') !== null,
    maySupplement: form.get('maySupplement') !== null,
    supplementMayRedeem: form.get('supplementMayRedeem') !== null,
  };
}
