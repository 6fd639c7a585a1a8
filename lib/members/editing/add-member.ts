import 'server-only';
import type { z } from 'zod';
import type { Tx } from '@/db/write';
import type { attributeValuesInput } from '@/lib/domain/members/attributes/attribute';
import {
  DETAIL_FIELDS,
  EDITED_IDENTITIES,
  type IdentityEdits,
  type MemberDetails,
} from '@/lib/domain/members/cleansing/member-form';
import type {
  identityEditsInput,
  memberDetailsInput,
} from '@/lib/domain/members/cleansing/member-input';
import type { contactPersonsInput } from '@/lib/domain/members/contact-persons';
import { memberCode } from '@/lib/domain/members/states';
import { AppError } from '@/lib/domain/shared/errors';
import type { CommandOutcome } from '@/lib/kernel/command';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { ensureSummaries } from '@/lib/purchases/posting/ensure-summaries';
import { audited } from './audited';
import { claimIdentities, waitForImports } from './claim-identities';
import { cleanMember } from './clean-member';
import { changedExtras, writeExtras } from './edit-extras';
import { requireStore } from './require-store';

const orNull = (text: string | null): string | null => (text === '' ? null : text);

/** The member with the first tier of the ladder, their profile, and their rows of figures, all still at nothing. */
async function insertMember(
  tx: Tx,
  details: MemberDetails,
  { identities, todayOn }: { identities: IdentityEdits; todayOn: string },
): Promise<number> {
  const { rows } = await tx.client.query<{ memberId: number }>(
    `INSERT INTO members (joined_on, kind, source, preferred_store_id, tier_id)
     VALUES ($1, $2, $3, $4, entry_tier_of($2))
     RETURNING member_id::float8 AS "memberId"`,
    [todayOn, details.kind, details.source, details.preferredStoreId],
  );
  const memberId = rows[0]?.memberId ?? 0;
  await tx.client.query(
    `INSERT INTO member_profiles (member_id, last_name, first_name, middle_name, email, phone, birth_on,
       birth_set_on, language, time_zone, city, postal_code, address)
     VALUES ($1, $2, $3, $4, $5, $6, $7::date, CASE WHEN $7::date IS NULL THEN NULL ELSE $8::date END,
       $9, $10, $11, $12, $13)`,
    [
      memberId,
      details.lastName,
      details.firstName,
      details.middleName,
      orNull(identities.email),
      orNull(identities.phone),
      orNull(details.birthOn),
      todayOn,
      orNull(details.language),
      orNull(details.timeZone),
      details.city,
      details.postalCode,
      details.address,
    ],
  );
  await tx.client.query(ensureSummaries('SELECT $1::bigint'), [memberId]);
  return memberId;
}

type Typed = {
  readonly details: z.output<typeof memberDetailsInput>;
  readonly identities: z.output<typeof identityEditsInput>;
  readonly attributes: z.output<typeof attributeValuesInput>;
  readonly contactPersons?: z.output<typeof contactPersonsInput> | undefined;
};

/**
 * Makes a member from what was typed, cleansed, in the transaction of a command. Throws `invalid_input` with the fields,
 * `identity_taken` with the field and the member that has it.
 */
export async function addMember(
  { tx, now }: { readonly tx: Tx; readonly now: Date },
  input: Typed,
): Promise<CommandOutcome<{ readonly memberId: number; readonly code: string }>> {
  const facts = await readProgrammeFacts(tx, now);
  const { details, identities } = cleanMember(input, facts);
  const known = [details.lastName, details.firstName, ...Object.values(identities)];
  if (known.every((text) => text === null || text === '')) {
    throw new AppError('invalid_input', { fields: ['lastName'] });
  }
  await requireStore(tx, details.preferredStoreId);
  await waitForImports(tx);
  const extras = await changedExtras(tx, null, {
    typed: { ...input, kind: details.kind },
    facts,
  });
  const memberId = await insertMember(tx, details, { identities, todayOn: facts.todayOn });
  await claimIdentities(
    tx,
    memberId,
    EDITED_IDENTITIES.map((kind) => ({ kind, before: '', after: identities[kind] ?? '' })),
  );
  await writeExtras(tx, memberId, extras);
  const after = {
    ...Object.fromEntries([
      ...DETAIL_FIELDS.map((field) => [field, audited(field, details[field])]),
      ...EDITED_IDENTITIES.map((kind) => [kind, audited(kind, identities[kind])]),
    ]),
    ...extras.after,
  };
  return {
    result: { memberId, code: memberCode(memberId) },
    changes: [{ subjectKind: 'member', subjectId: memberId, before: null, after }],
  };
}
