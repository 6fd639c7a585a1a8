import { z } from 'zod';
import { timeZoneInput } from '../../access/inputs';
import { LOCALES } from '../../access/preferences';
import { attributeValuesInput } from '../attributes/attribute';
import { contactPersonsInput } from '../contact-persons';
import { MEMBER_KINDS } from '../states';
import {
  ADDRESS_MAX_LENGTH,
  BIRTH_EVIDENCE,
  CITY_MAX_LENGTH,
  POSTAL_CODE_MAX_LENGTH,
  SOURCE_MAX_LENGTH,
} from './member-form';

/** Longer than any value that is kept: what is too long is told by the cleanser, by its field. */
const TYPED_MAX_LENGTH = 400;
const INTEGER_MAX = 2 ** 31 - 1;

const typed = z.string().max(TYPED_MAX_LENGTH);
const line = (max: number) => z.string().trim().max(max);

/** What a form or an API sends about a member besides contacts; cleansed afterwards. */
export const memberDetailsInput = z.object({
  kind: z.enum(MEMBER_KINDS),
  lastName: typed,
  firstName: typed,
  middleName: typed,
  birthOn: typed,
  city: line(CITY_MAX_LENGTH),
  postalCode: line(POSTAL_CODE_MAX_LENGTH),
  address: line(ADDRESS_MAX_LENGTH),
  language: z.enum(['', ...LOCALES]),
  timeZone: z.union([z.literal(''), timeZoneInput]),
  preferredStoreId: z.number().int().positive().max(INTEGER_MAX).nullable(),
  source: line(SOURCE_MAX_LENGTH),
});

/** Identities as typed: empty takes one away, null leaves it. */
export const identityEditsInput = z.object({
  phone: typed.nullable(),
  email: typed.nullable(),
  external: typed.nullable(),
});

/** What the programme and an organisation add; left out, it stays as it is. */
export const memberExtrasInput = {
  attributes: attributeValuesInput.default({}),
  contactPersons: contactPersonsInput.optional(),
};

/** Why a known birthday is changed: what the member showed; empty where none is changed. */
export const birthEvidenceInput = z.enum(['', ...BIRTH_EVIDENCE]);
