import type { Locale } from '@/lib/domain/access/preferences';
import type { Attribute, Labels } from '@/lib/domain/members/attributes/attribute';

/** What the form chooses from and cleanses by; made by the server. */
export type FormOptions = {
  readonly stores: readonly { readonly storeId: number; readonly name: string }[];
  readonly timeZones: readonly string[];
  /** Where members live who name no zone. */
  readonly programmeZone: string;
  readonly todayOn: string;
  /** The country (ISO 3166) of phones that name none; empty where there are many. */
  readonly phoneCountry: string;
  /** Those in use. */
  readonly attributes: readonly Attribute[];
};

/** A name that staff gave, in the reader's language. */
export function labelOf({ labelEn, labelRu }: Labels, locale: Locale): string {
  return locale === 'ru' ? labelRu : labelEn;
}

/** The attribute that a field of the form (`attributes.pet`) stands for. */
export function attributeOfField(options: FormOptions, field: string): Attribute | undefined {
  return options.attributes.find(({ key }) => field === `attributes.${key}`);
}
