import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { knownBirthOn } from '@/lib/domain/members/birthday';
import {
  CLOSED_STATUSES,
  DETAIL_FIELDS,
  EDITED_IDENTITIES,
  type IdentityEdits,
  type MemberDetails,
} from '@/lib/domain/members/cleansing/member-form';
import {
  birthEvidenceInput,
  identityEditsInput,
  memberDetailsInput,
  memberExtrasInput,
} from '@/lib/domain/members/cleansing/member-input';
import { memberCode } from '@/lib/domain/members/states';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { type AuditedField, audited } from '../editing/audited';
import { claimIdentities, waitForImports } from '../editing/claim-identities';
import { cleanMember } from '../editing/clean-member';
import { changedExtras, writeExtras } from '../editing/edit-extras';
import { EDITED_COLUMNS, type EditedRow } from '../editing/edited-member';
import { requireStore } from '../editing/require-store';

/** The member as they stand, locked until the end of the transaction, at the version that was edited. */
async function lockMember(tx: Tx, memberId: number, version: number): Promise<EditedRow> {
  const { rows } = await tx.client.query<EditedRow>(
    `SELECT ${EDITED_COLUMNS} FROM members m LEFT JOIN member_profiles p USING (member_id)
     WHERE m.member_id = $1 FOR UPDATE OF m`,
    [memberId],
  );
  const [row] = rows;
  if (row === undefined) throw new AppError('not_found');
  if (CLOSED_STATUSES.includes(row.status)) {
    throw new AppError('wrong_state', { status: row.status });
  }
  if (row.version !== version) {
    throw new AppError('stale_version', { version, current: row.version });
  }
  return row;
}

async function writeMember(
  tx: Tx,
  memberId: number,
  { next, todayOn }: { next: MemberDetails & Record<keyof IdentityEdits, string>; todayOn: string },
): Promise<number> {
  await tx.client.query(
    `UPDATE member_profiles SET last_name = $2, first_name = $3, middle_name = $4,
       email = nullif($5, ''), phone = nullif($6, ''), birth_on = nullif($7, '')::date,
       birth_set_on = CASE WHEN birth_on IS DISTINCT FROM nullif($7, '')::date THEN $8::date ELSE birth_set_on END,
       language = nullif($9, ''), time_zone = nullif($10, ''), city = $11, postal_code = $12, address = $13
     WHERE member_id = $1`,
    [
      memberId,
      next.lastName,
      next.firstName,
      next.middleName,
      next.email,
      next.phone,
      next.birthOn,
      todayOn,
      next.language,
      next.timeZone,
      next.city,
      next.postalCode,
      next.address,
    ],
  );
  const { rows } = await tx.client.query<{ version: number }>(
    `UPDATE members SET kind = $2, source = $3, preferred_store_id = $4, version = version + 1
     WHERE member_id = $1 RETURNING version`,
    [memberId, next.kind, next.source, next.preferredStoreId],
  );
  await tx.client.query(
    'UPDATE member_sort_keys SET kind = $2 WHERE member_id = $1 AND kind <> $2',
    [memberId, next.kind],
  );
  return rows[0]?.version ?? 0;
}

/**
 * Changes a member if nobody else did meanwhile. A known birthday changes only with what the member showed. Throws
 * `stale_version` with both versions, `identity_taken` with the field and its owner, `invalid_input` with the fields,
 * `wrong_state` for members that are over, `not_found`.
 */
export const updateMember = defineCommand({
  id: 'members.update',
  permission: 'members.edit',
  input: z.object({
    memberId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
    version: z.number().int().positive(),
    details: memberDetailsInput,
    identities: identityEditsInput,
    birthEvidence: birthEvidenceInput,
    ...memberExtrasInput,
  }),
  run: async ({ tx, input, now }) => {
    const { memberId, birthEvidence } = input;
    const facts = await readProgrammeFacts(tx, now);
    const { details, identities } = cleanMember(input, facts);
    await waitForImports(tx);
    const row = await lockMember(tx, memberId, input.version);
    await requireStore(tx, details.preferredStoreId);
    const before = { ...row, birthOn: knownBirthOn(row.birthOn) ?? '' };
    const next = {
      ...details,
      phone: identities.phone ?? row.phone,
      email: identities.email ?? row.email,
      external: identities.external ?? row.external,
    };
    const fields: readonly AuditedField[] = [...DETAIL_FIELDS, ...EDITED_IDENTITIES];
    const changed = fields.filter((field) => next[field] !== before[field]);
    const extras = await changedExtras(tx, memberId, {
      typed: { ...input, kind: next.kind },
      facts,
    });
    const result = { memberId, code: memberCode(memberId), version: row.version };
    if (changed.length === 0 && extras.isEmpty) return { result, changes: [] };
    const needsEvidence = changed.includes('birthOn') && before.birthOn !== '';
    if (needsEvidence && birthEvidence === '') {
      throw new AppError('invalid_input', { fields: ['birthEvidence'] });
    }
    await claimIdentities(
      tx,
      memberId,
      EDITED_IDENTITIES.filter((kind) => changed.includes(kind)).map((kind) => ({
        kind,
        before: before[kind],
        after: next[kind],
      })),
    );
    await writeExtras(tx, memberId, extras);
    const version = await writeMember(tx, memberId, { next, todayOn: facts.todayOn });
    const kept = (values: typeof next) =>
      Object.fromEntries(changed.map((field) => [field, audited(field, values[field])]));
    return {
      result: { ...result, version },
      changes: [
        {
          subjectKind: 'member',
          subjectId: memberId,
          before: { version: row.version, ...kept(before), ...extras.before },
          after: {
            version,
            ...kept(next),
            ...extras.after,
            ...(needsEvidence ? { birthEvidence } : {}),
          },
        },
      ],
    };
  },
});
