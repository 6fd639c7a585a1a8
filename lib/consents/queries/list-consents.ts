import 'server-only';
import { z } from 'zod';
import { can } from '@/lib/domain/access/actor';
import {
  CONSENTS_PAGE_SIZE,
  type ConsentPage,
  type ConsentRecord,
} from '@/lib/domain/consents/consent-state';
import { defineQuery } from '@/lib/kernel/query';
import { readNumbers } from '@/lib/members/merge/read-numbers';

const id = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** Everything that a member gave and withdrew, the latest first, 25 to a page before a key. */
export const listConsents = defineQuery({
  id: 'consents.list',
  permission: 'members.read',
  input: z.object({ memberId: id, before: id.nullable() }),
  run: async ({ read, input: { memberId, before }, actor }): Promise<ConsentPage> => {
    const seesReferences = can(actor, 'members.readContacts');
    const numbers = await readNumbers(read, memberId);
    const rows = await read<ConsentRecord[]>`
      SELECT c.consent_id::float8 AS "consentId", c.purpose, c.channel, c.decision, c.source, c.evidence,
        ${seesReferences ? read`c.evidence_reference` : read`NULL`} AS "evidenceReference",
        c.text_version AS "textVersion", c.happened_at AS "happenedAt", u.name AS "recordedBy",
        nullif(c.member_id, ${memberId})::float8 AS under
      FROM consents c LEFT JOIN users u ON c.actor = 'user:' || u.user_id
      WHERE c.member_id = ANY (${[...numbers]}::bigint[]) ${before === null ? read`` : read`AND c.consent_id < ${before}`}
      ORDER BY c.consent_id DESC LIMIT ${CONSENTS_PAGE_SIZE + 1}`;
    const records = rows.slice(0, CONSENTS_PAGE_SIZE);
    const next = rows.length > CONSENTS_PAGE_SIZE ? (records.at(-1)?.consentId ?? null) : null;
    return { records, next };
  },
});
