import { z } from 'zod';
import { ATTRIBUTE_KEY } from '../../members/attributes/attribute';
import { ATTRIBUTES_MAX } from '../../members/attributes/limits';
import { IDENTITY_KINDS } from '../../members/states';
import type { ImportKind } from '../import-kinds';
import { fieldSourceSchema } from './field-source';
import { fileFormatSchema } from './file-format';

const source = fieldSourceSchema;

/** Country of phones that are written without one, ISO 3166. */
const phoneCountry = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .default('RU');

/** Which purchases are returns: any of the rules that are given makes one. */
const returnsSchema = z.strictObject({
  negativeAmount: z.boolean().default(true),
  documentTypeIs: z.string().min(1).max(80).optional(),
  numberPrefix: z.string().min(1).max(20).optional(),
});

/** Parts of the key under which lines form one receipt; the store always belongs to it. */
export const RECEIPT_KEY_PARTS = ['number', 'day', 'customer'] as const;

const purchasesSchema = z
  .strictObject({
    kind: z.literal('purchases'),
    file: fileFormatSchema.prefault({}),
    rowIs: z.enum(['receipt', 'line']),
    fields: z.strictObject({
      moment: source,
      time: source.optional(),
      customer: source.optional(),
      customerFirstName: source.optional(),
      customerLastName: source.optional(),
      store: source,
      till: source.optional(),
      receipt: source.optional(),
      documentType: source.optional(),
      amount: source.optional(),
      quantity: source.optional(),
      unitPrice: source.optional(),
      article: source.optional(),
      category: source.optional(),
    }),
    customerIs: z.enum(IDENTITY_KINDS).default('external'),
    phoneCountry,
    returns: returnsSchema.prefault({}),
    receiptKey: z.array(z.enum(RECEIPT_KEY_PARTS)).min(1).default(['number', 'day', 'customer']),
    withoutCustomer: z.enum(['guest', 'refuse']).default('guest'),
    unknownCustomers: z.enum(['create', 'guest', 'refuse']).default('create'),
    unknownStores: z.enum(['create', 'refuse']).default('create'),
    zeroAmounts: z.enum(['keep', 'skip']).default('skip'),
  })
  .superRefine((mapping, context) => {
    const { fields, rowIs, returns, receiptKey } = mapping;
    const refuse = (path: string[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if (!fields.amount && !(fields.quantity && fields.unitPrice)) {
      refuse(['fields', 'amount'], 'An amount, or a quantity and a unit price, is needed');
    }
    if (fields.amount && fields.unitPrice) {
      refuse(['fields', 'unitPrice'], 'Either an amount or a unit price');
    }
    if (rowIs === 'receipt' && fields.unitPrice) {
      refuse(['fields', 'unitPrice'], 'A unit price belongs to lines');
    }
    if (rowIs === 'line' && receiptKey.includes('number') && !fields.receipt) {
      refuse(['fields', 'receipt'], 'Lines are joined by a receipt number');
    }
    const hasDayOfCustomer = receiptKey.includes('day') && receiptKey.includes('customer');
    if (rowIs === 'line' && !receiptKey.includes('number') && !hasDayOfCustomer) {
      refuse(['receiptKey'], 'Lines are joined by the number, or by the day and the customer');
    }
    if (returns.documentTypeIs && !fields.documentType) {
      refuse(['fields', 'documentType'], 'The column of the document type is needed');
    }
    if (returns.numberPrefix && !fields.receipt) {
      refuse(['fields', 'receipt'], 'The column of the receipt number is needed');
    }
  });

const membersSchema = z
  .strictObject({
    kind: z.literal('members'),
    file: fileFormatSchema.prefault({}),
    fields: z.strictObject({
      externalId: source.optional(),
      card: source.optional(),
      phone: source.optional(),
      email: source.optional(),
      firstName: source.optional(),
      lastName: source.optional(),
      birthOn: source.optional(),
      joinedOn: source.optional(),
      tier: source.optional(),
      store: source.optional(),
    }),
    /** Columns of custom attributes, by key. */
    attributes: z
      .record(z.string().regex(ATTRIBUTE_KEY), source)
      .refine((attributes) => Object.keys(attributes).length <= ATTRIBUTES_MAX)
      .default({}),
    phoneCountry,
    /** New members with the name and birthday of somebody who is there, or of an earlier row. */
    likeMembers: z.enum(['create', 'refuse']).default('create'),
  })
  .superRefine(({ fields }, context) => {
    if (fields.externalId || fields.card || fields.phone || fields.email) return;
    context.addIssue({
      code: 'custom',
      path: ['fields', 'externalId'],
      message: 'A column that identifies the member is needed',
    });
  });

const storesSchema = z.strictObject({
  kind: z.literal('stores'),
  file: fileFormatSchema.prefault({}),
  fields: z.strictObject({
    externalId: source,
    name: source.optional(),
    format: source.optional(),
    region: source.optional(),
    city: source.optional(),
    openedOn: source.optional(),
  }),
});

/** A mapping by the kind of the file it reads. */
export const MAPPING_SCHEMAS = {
  members: membersSchema,
  stores: storesSchema,
  purchases: purchasesSchema,
} as const satisfies Record<ImportKind, z.ZodType>;

/** How one file becomes rows of the programme. */
export const mappingSchema = z.discriminatedUnion('kind', [
  membersSchema,
  storesSchema,
  purchasesSchema,
]);

export type Mapping = z.infer<typeof mappingSchema>;
export type PurchasesMapping = z.infer<typeof purchasesSchema>;
export type MembersMapping = z.infer<typeof membersSchema>;
export type StoresMapping = z.infer<typeof storesSchema>;
