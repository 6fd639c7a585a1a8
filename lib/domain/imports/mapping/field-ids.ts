/** Every field of every kind, and what joins lines: the words stand in `messages.imports.fields`. */
export const FIELD_IDS = [
  'moment',
  'time',
  'customer',
  'customerFirstName',
  'customerLastName',
  'store',
  'till',
  'receipt',
  'documentType',
  'amount',
  'quantity',
  'unitPrice',
  'article',
  'category',
  'externalId',
  'card',
  'phone',
  'email',
  'firstName',
  'lastName',
  'birthOn',
  'joinedOn',
  'tier',
  'name',
  'format',
  'region',
  'city',
  'openedOn',
  'receiptKey',
] as const;
export type FieldId = (typeof FIELD_IDS)[number];

/** Whether the text names a field. */
export function isFieldId(id: string): id is FieldId {
  return FIELD_IDS.some((known) => known === id);
}
