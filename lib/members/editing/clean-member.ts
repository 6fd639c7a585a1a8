import 'server-only';
import type { z } from 'zod';
import { cleanseDraft } from '@/lib/domain/members/cleansing/cleanse-draft';
import { type Cleansed, clean, unclean } from '@/lib/domain/members/cleansing/cleansed';
import type { IdentityEdits, MemberDetails } from '@/lib/domain/members/cleansing/member-form';
import type {
  identityEditsInput,
  memberDetailsInput,
} from '@/lib/domain/members/cleansing/member-input';
import { phoneCountryOf } from '@/lib/domain/members/cleansing/phone-country';
import { REFERENCE_MAX_LENGTH } from '@/lib/domain/purchases/states';
import { AppError } from '@/lib/domain/shared/errors';
import { phoneReader } from '@/lib/members/read-phone';
import type { ProgrammeFacts } from '@/lib/programme/programme-facts';

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
  const readPhone = phoneReader(phoneCountryOf(facts.currency));
  const cleansed = {
    ...cleanseDraft({ ...details, ...identities }, { todayOn: facts.todayOn, readPhone }),
    external: cleanseReference(identities.external ?? ''),
  };
  const fields = Object.entries(cleansed)
    .filter(([, { problem }]) => problem !== null)
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
      phone: identities.phone === null ? null : cleansed.phone.value,
      email: identities.email === null ? null : cleansed.email.value,
      external: identities.external === null ? null : cleansed.external.value,
    },
  };
}
