import type { Attribute } from '../attributes/attribute';
import { cleanseAttribute } from '../attributes/attribute-value';
import { cleansePerson, PERSON_FIELDS } from '../contact-persons';
import type { PhoneReader } from './cleanse-phone';
import type { MemberDraft } from './member-draft';

type Rules = {
  readonly attributes: readonly Attribute[];
  readonly readPhone: PhoneReader | null;
};

/**
 * The custom attributes and contact persons that cannot be kept as they stand, by their names in the form:
 * `attributes.size`, `contactPersons.0.phone`. Only organisations have contact persons.
 */
export function wrongExtrasOf(draft: MemberDraft, { attributes, readPhone }: Rules): string[] {
  const values = attributes
    .filter((one) => cleanseAttribute(one, draft.attributes[one.key] ?? '').problem !== null)
    .map(({ key }) => `attributes.${key}`);
  const persons = draft.kind === 'organisation' ? draft.contactPersons : [];
  const ofPersons = persons.flatMap((person, place) => {
    const cleansed = cleansePerson(person, readPhone);
    return PERSON_FIELDS.filter((field) => cleansed[field].problem !== null).map(
      (field) => `contactPersons.${place}.${field}`,
    );
  });
  return [...values, ...ofPersons];
}
