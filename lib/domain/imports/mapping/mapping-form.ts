import { REFERENCE_MAX_LENGTH } from '../../purchases/states';
import type { Encoding } from '../detection/encodings';
import type { Separator } from '../detection/separators';
import type { ImportKind } from '../import-kinds';
import { attributeField, attributeKeyOf } from './attribute-fields';
import { IMPORT_FIELDS } from './fields';

/** One field as the form holds it. `source` is '' (not in the file), 'constant', or the number of a column. */
export type FieldForm = {
  readonly source: string;
  readonly constant: string;
  readonly cutPrefix: string;
  readonly cutSuffix: string;
};

/** A mapping as the form holds it: texts, so that anything typed can be kept. */
export type MappingForm = {
  readonly fields: Readonly<Record<string, FieldForm>>;
  readonly decimalMark: string;
  readonly thousandsMark: string;
  readonly datePatterns: readonly string[];
  readonly choices: Readonly<Record<string, string>>;
};

/** What was settled before: how the file is cut into columns. */
export type FileReading = {
  readonly encoding: Encoding;
  readonly separator: Separator;
  /** Names of the columns; null when the first row is data. */
  readonly header: readonly string[] | null;
  readonly rowsAbove: number;
  readonly rowsBelow: number;
};

const EMPTY: FieldForm = { source: '', constant: '', cutPrefix: '', cutSuffix: '' };

/** Choices of each kind and what they are before a person changes them. */
export const FORM_CHOICES: Readonly<Record<ImportKind, Readonly<Record<string, string>>>> = {
  purchases: {
    rowIs: 'receipt',
    receiptKey: 'number_day_customer',
    customerIs: 'external',
    withoutCustomer: 'guest',
    unknownCustomers: 'create',
    unknownStores: 'create',
    zeroAmounts: 'skip',
    negativeAmount: 'yes',
    numberPrefix: '',
    documentTypeIs: '',
    phoneCountry: 'RU',
  },
  members: { likeMembers: 'create', phoneCountry: 'RU' },
  stores: {},
};

/** Values of the choices that are picked from a list. */
export const CHOICE_OPTIONS = {
  rowIs: ['receipt', 'line'],
  receiptKey: ['number_day_customer', 'number_day', 'number', 'day_customer'],
  customerIs: ['external', 'card', 'phone', 'email'],
  withoutCustomer: ['guest', 'refuse'],
  unknownCustomers: ['create', 'guest', 'refuse'],
  unknownStores: ['create', 'refuse'],
  zeroAmounts: ['skip', 'keep'],
  likeMembers: ['create', 'refuse'],
} as const;

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown, otherwise = '') =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : otherwise;
const listOf = (value: unknown) => (Array.isArray(value) ? value.map((item) => textOf(item)) : []);

function fieldToForm(source: unknown, header: readonly string[] | null): FieldForm {
  if (!isPlain(source)) return EMPTY;
  if ('constant' in source)
    return { ...EMPTY, source: 'constant', constant: textOf(source.constant) };
  const { column } = source;
  const number = typeof column === 'string' ? (header ?? []).indexOf(column) + 1 : Number(column);
  return {
    ...EMPTY,
    source: number > 0 ? String(number) : '',
    cutPrefix: textOf(source.cutPrefix),
    cutSuffix: textOf(source.cutSuffix),
  };
}

/** The form of a mapping, whole or half made. */
export function mappingToForm(
  kind: ImportKind,
  mapping: Plain,
  {
    header,
    attributeKeys = [],
  }: {
    readonly header: readonly string[] | null;
    /** Of the custom attributes that a file of members may fill. */
    readonly attributeKeys?: readonly string[];
  },
): MappingForm {
  const file = isPlain(mapping.file) ? mapping.file : {};
  const fields = isPlain(mapping.fields) ? mapping.fields : {};
  const attributes = isPlain(mapping.attributes) ? mapping.attributes : {};
  const returns = isPlain(mapping.returns) ? mapping.returns : {};
  const given: Plain = {
    ...mapping,
    ...(Array.isArray(mapping.receiptKey)
      ? { receiptKey: listOf(mapping.receiptKey).join('_') }
      : {}),
    ...(returns.negativeAmount === false ? { negativeAmount: 'no' } : {}),
    numberPrefix: returns.numberPrefix,
    documentTypeIs: returns.documentTypeIs,
  };
  const choices = Object.fromEntries(
    Object.entries(FORM_CHOICES[kind]).map(([id, usual]) => [id, textOf(given[id], usual)]),
  );
  const patterns = listOf(file.datePatterns);
  return {
    fields: Object.fromEntries([
      ...IMPORT_FIELDS[kind].map(({ id }) => [id, fieldToForm(fields[id], header)] as const),
      ...attributeKeys.map(
        (key) => [attributeField(key), fieldToForm(attributes[key], header)] as const,
      ),
    ]),
    decimalMark: textOf(file.decimalMark, '.'),
    thousandsMark: textOf(file.thousandsMark, 'none'),
    datePatterns: patterns.length > 0 ? patterns : ['YYYY-MM-DD'],
    choices,
  };
}

function formToField(field: FieldForm, header: readonly string[] | null): Plain | null {
  if (field.source === '') return null;
  if (field.source === 'constant') {
    return field.constant === ''
      ? null
      : { constant: field.constant.slice(0, REFERENCE_MAX_LENGTH) };
  }
  const number = Number(field.source);
  const name = header?.[number - 1];
  const isUnique =
    name !== undefined && name !== '' && header?.indexOf(name) === header?.lastIndexOf(name);
  return {
    column: isUnique ? name : number,
    ...(field.cutPrefix === '' ? {} : { cutPrefix: field.cutPrefix }),
    ...(field.cutSuffix === '' ? {} : { cutSuffix: field.cutSuffix }),
  };
}

function formToChoices(kind: ImportKind, choices: Readonly<Record<string, string>>): Plain {
  if (kind !== 'purchases') return choices;
  const {
    receiptKey = '',
    negativeAmount,
    numberPrefix = '',
    documentTypeIs = '',
    ...rest
  } = choices;
  return {
    ...rest,
    receiptKey: receiptKey.split('_'),
    returns: {
      negativeAmount: negativeAmount !== 'no',
      ...(numberPrefix === '' ? {} : { numberPrefix }),
      ...(documentTypeIs === '' ? {} : { documentTypeIs }),
    },
  };
}

function attributesOf(fields: readonly (readonly [string, Plain])[]): Plain {
  return Object.fromEntries(
    fields.flatMap(([id, source]) => {
      const key = attributeKeyOf(id);
      return key === null ? [] : [[key, source] as const];
    }),
  );
}

/** The mapping that the form stands for, whole or not. */
export function formToMapping(kind: ImportKind, form: MappingForm, reading: FileReading): Plain {
  const fields = Object.entries(form.fields).flatMap(([id, field]) => {
    const source = formToField(field, reading.header);
    return source === null ? [] : [[id, source] as const];
  });
  return {
    kind,
    file: {
      encoding: reading.encoding,
      separator: reading.separator,
      header: reading.header !== null,
      rowsAbove: reading.rowsAbove,
      rowsBelow: reading.rowsBelow,
      decimalMark: form.decimalMark,
      thousandsMark: form.thousandsMark,
      datePatterns: form.datePatterns,
    },
    fields: Object.fromEntries(fields.filter(([id]) => attributeKeyOf(id) === null)),
    ...(kind === 'members' ? { attributes: attributesOf(fields) } : {}),
    ...formToChoices(kind, form.choices),
  };
}

/** Fields without which a check cannot begin, as far as the form shows. */
export function missingFields(kind: ImportKind, form: MappingForm): readonly string[] {
  const has = (id: string) => {
    const field = form.fields[id];
    return (
      field !== undefined &&
      (field.source === 'constant' ? field.constant !== '' : field.source !== '')
    );
  };
  if (kind === 'stores') return has('externalId') ? [] : ['externalId'];
  if (kind === 'members') {
    return ['externalId', 'card', 'phone', 'email'].some(has) ? [] : ['externalId'];
  }
  const isJoined = form.choices.rowIs === 'line' && form.choices.receiptKey !== 'day_customer';
  const needed = ['moment', 'store', ...(isJoined ? ['receipt'] : [])].filter((id) => !has(id));
  const hasAmount = has('amount') || (has('quantity') && has('unitPrice'));
  return hasAmount ? needed : [...needed, 'amount'];
}
