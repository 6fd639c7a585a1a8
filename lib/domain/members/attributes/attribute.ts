import { z } from 'zod';
import { isPlainText } from '../../shared/plain-text';
import { ATTRIBUTES_MAX } from './limits';

/** What an attribute's values are. */
export const ATTRIBUTE_TYPES = ['text', 'number', 'date', 'choice', 'yesNo'] as const;
export type AttributeType = (typeof ATTRIBUTE_TYPES)[number];

/** Options of one choice, archived ones included. */
export const ATTRIBUTE_OPTIONS_MAX = 50;

/** Longest value of a text. */
export const ATTRIBUTE_TEXT_MAX = 200;

/** Longest label of an attribute or an option. */
export const ATTRIBUTE_LABEL_MAX = 60;

/** How files, addresses and the API call an attribute: Latin letters, digits and `_`, a letter first. */
export const ATTRIBUTE_KEY = /^[a-z][a-z0-9_]{0,29}$/;

/** A name that staff gave, in both languages. */
export type Labels = { readonly labelEn: string; readonly labelRu: string };

export type AttributeOption = Labels & {
  readonly optionId: number;
  readonly isArchived: boolean;
};

/** Something the programme keeps about members beyond what the product knows. */
export type Attribute = Labels & {
  readonly attributeId: number;
  readonly key: string;
  readonly type: AttributeType;
  /** Of a choice, in the order of the form; empty for other types. */
  readonly options: readonly AttributeOption[];
  readonly isArchived: boolean;
  readonly version: number;
};

/** An attribute with how many members have a value of it. */
export type DefinedAttribute = Attribute & { readonly members: number };

/** Values by the keys of attributes, in one text form for every type; empty: not known. */
export type AttributeValues = Readonly<Record<string, string>>;

const label = z.string().trim().min(1).max(ATTRIBUTE_LABEL_MAX).refine(isPlainText);
const labels = { labelEn: label, labelRu: label };

/** A new attribute. Only a choice has options, and at least one. */
export const newAttributeInput = z
  .object({
    key: z.string().regex(ATTRIBUTE_KEY),
    ...labels,
    type: z.enum(ATTRIBUTE_TYPES),
    options: z.array(z.object(labels)).max(ATTRIBUTE_OPTIONS_MAX),
  })
  .refine(({ type, options }) => (type === 'choice') === options.length > 0, {
    path: ['options'],
  });

const id = z.number().int().positive().max(2_147_483_647);

/** Changes of an attribute. Options keep their place in the list as their order; `optionId` null: a new one. */
export const attributeEditInput = z.object({
  attributeId: id,
  version: z.number().int().positive(),
  ...labels,
  options: z
    .array(z.object({ optionId: id.nullable(), ...labels, isArchived: z.boolean() }))
    .max(ATTRIBUTE_OPTIONS_MAX),
});

/** An attribute to be archived or taken back. */
export const attributeArchiveInput = z.object({ attributeId: id, isArchived: z.boolean() });

/** What a form sends: text by key; too long ones are told by their field. */
export const attributeValuesInput = z
  .record(z.string().regex(ATTRIBUTE_KEY), z.string().max(ATTRIBUTE_TEXT_MAX * 2))
  .refine((values) => Object.keys(values).length <= ATTRIBUTES_MAX);
