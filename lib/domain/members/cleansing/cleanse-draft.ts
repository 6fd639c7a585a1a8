import { cleanseBirthDay } from './cleanse-birth-day';
import { cleanseEmail } from './cleanse-email';
import { cleanseName } from './cleanse-name';
import { cleansePhone, type PhoneReader } from './cleanse-phone';
import { type Cleansed, clean } from './cleansed';
import type { MemberDraft } from './member-draft';

export const CLEANSED_FIELDS = [
  'lastName',
  'firstName',
  'middleName',
  'birthOn',
  'phone',
  'email',
] as const satisfies readonly (keyof MemberDraft)[];
export type CleansedField = (typeof CLEANSED_FIELDS)[number];
export type CleansedDraft = { readonly [Field in CleansedField]: Cleansed };

/** Every field that is cleansed, as the command will. Until a phone can be read it stands as typed. */
export function cleanseDraft(
  draft: Pick<MemberDraft, CleansedField | 'kind'>,
  { todayOn, readPhone }: { todayOn: string; readPhone: PhoneReader | null },
): CleansedDraft {
  const keepsCase = draft.kind === 'organisation';
  const phone = draft.phone ?? '';
  return {
    lastName: cleanseName(draft.lastName, { keepsCase }),
    firstName: cleanseName(draft.firstName),
    middleName: cleanseName(draft.middleName),
    birthOn: cleanseBirthDay(draft.birthOn, todayOn),
    phone: readPhone === null ? clean(phone) : cleansePhone(phone, readPhone),
    email: cleanseEmail(draft.email ?? ''),
  };
}
