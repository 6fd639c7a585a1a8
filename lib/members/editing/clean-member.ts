import 'server-only';
import type { z } from 'zod';
import { cleanseBirthDay } from '@/lib/domain/members/cleansing/cleanse-birth-day';
import { cleanseEmail } from '@/lib/domain/members/cleansing/cleanse-email';
import { cleanseName } from '@/lib/domain/members/cleansing/cleanse-name';
import { cleansePhone } from '@/lib/domain/members/cleansing/cleanse-phone';
import { type Cleansed, clean, unclean } from '@/lib/domain/members/cleansing/cleansed';
import type { IdentityEdits, MemberDetails } from '@/lib/domain/members/cleansing/member-form';
import type {
  identityEditsInput,
  memberDetailsInput,
} from '@/lib/domain/members/cleansing/member-input';
import { phoneCountryOf } from '@/lib/domain/members/cleansing/phone-country';
import { REFERENCE_MAX_LENGTH } from '@/lib/domain/purchases/states';
import { AppError } from '@/lib/domain/shared/errors';
import { phoneReader } from '@/lib/imports/read-phone';
import type { ProgrammeFacts } from './programme-facts';

type Typed = {
  readonly details: z.output<typeof memberDetailsInput>;
  readonly identities: z.output<typeof identityEditsInput>;
};

type Clean = { readonly details: MemberDetails; readonly identities: IdentityEdits };

function cleanseReference(text: string): Cleansed {
  const reference = text.trim();
  return reference.length > REFERENCE_MAX_LENGTH ? unclean(reference, 'tooLong') : clean(reference);
}

/**
 * Everything typed about a member by the rules that the form shows while one types. Throws `invalid_input` naming the
 * fields that cannot be kept.
 */
export function cleanMember({ details, identities }: Typed, facts: ProgrammeFacts): Clean {
  const keepsCase = details.kind === 'organisation';
  const readPhone = phoneReader(phoneCountryOf(facts.currency));
  const edited = (text: string | null, cleanse: (text: string) => Cleansed) =>
    text === null ? null : cleanse(text);
  const cleansed = {
    lastName: cleanseName(details.lastName, { keepsCase }),
    firstName: cleanseName(details.firstName),
    middleName: cleanseName(details.middleName),
    birthOn: cleanseBirthDay(details.birthOn, facts.todayOn),
    phone: edited(identities.phone, (text) => cleansePhone(text, readPhone)),
    email: edited(identities.email, cleanseEmail),
    external: edited(identities.external, cleanseReference),
  };
  const fields = Object.entries(cleansed)
    .filter(([, value]) => value !== null && value.problem !== null)
    .map(([field]) => field);
  if (fields.length > 0) throw new AppError('invalid_input', { fields });
  return {
    details: {
      ...details,
      lastName: cleansed.lastName.value,
      firstName: cleansed.firstName.value,
      middleName: cleansed.middleName.value,
      birthOn: cleansed.birthOn.value,
    },
    identities: {
      phone: cleansed.phone?.value ?? null,
      email: cleansed.email?.value ?? null,
      external: cleansed.external?.value ?? null,
    },
  };
}
