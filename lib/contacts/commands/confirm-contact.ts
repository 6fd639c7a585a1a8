import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { actorLabel } from '@/lib/domain/access/actor';
import {
  CODE_ATTEMPTS,
  CODE_DIGITS,
  type ConfirmOutcome,
  typedCode,
} from '@/lib/domain/contacts/codes';
import type { CODE_ENDS, ConfirmedContact } from '@/lib/domain/contacts/states';
import { defineCommand } from '@/lib/kernel/command';
import { hashContact, isRightCode } from '../codes';
import { CONTACT_INPUT } from '../contact-input';
import { findConfirmation, lockContact } from '../lock-contact';

const TYPED_MAX_CHARS = 20;

type CodeRow = {
  readonly codeId: number;
  readonly contactHash: string;
  readonly salt: string;
  readonly codeHash: string;
  readonly attempts: number;
  readonly expiresAt: Date;
};

async function lockCode(
  tx: Tx,
  memberId: number,
  contact: ConfirmedContact,
): Promise<CodeRow | undefined> {
  const { rows } = await tx.client.query<CodeRow>(
    `SELECT code_id::float8 AS "codeId", contact_hash AS "contactHash", salt, code_hash AS "codeHash", attempts,
       expires_at AS "expiresAt"
     FROM contact_codes WHERE member_id = $1 AND contact = $2 AND ended_at IS NULL FOR UPDATE`,
    [memberId, contact],
  );
  return rows[0];
}

/** Counts an attempt; `end` says that the code is of no use any more. */
async function countAttempt(
  tx: Tx,
  { memberId, codeId }: { readonly memberId: number; readonly codeId: number },
  { end, now }: { readonly end: (typeof CODE_ENDS)[number] | null; readonly now: Date },
): Promise<void> {
  await tx.client.query(
    `UPDATE contact_codes SET attempts = attempts + 1, ended_by = $3, ended_at = $4
     WHERE member_id = $1 AND code_id = $2`,
    [memberId, codeId, end, end === null ? null : now],
  );
}

/** How a wrong code ends. */
function wrongOutcome(attempts: number): ConfirmOutcome {
  const attemptsLeft = CODE_ATTEMPTS - attempts - 1;
  return attemptsLeft > 0 ? { kind: 'wrong', attemptsLeft } : { kind: 'spent' };
}

const audit = (memberId: number, after: Readonly<Record<string, unknown>>) => [
  { subjectKind: 'member', subjectId: memberId, before: null, after },
];

/**
 * Confirms a contact of a member by the code that went to it. A wrong code is an answer and not an error, so that it is
 * counted: after five the code is of no use. A code is used once. Throws `not_found`, `wrong_state`.
 */
export const confirmContact = defineCommand({
  id: 'contacts.confirm',
  permission: 'members.edit',
  input: z.object({
    ...CONTACT_INPUT,
    code: z
      .string()
      .max(TYPED_MAX_CHARS)
      .transform(typedCode)
      .pipe(z.string().regex(new RegExp(`^\\d{${CODE_DIGITS}}$`))),
  }),
  run: async (context) => {
    const { tx, actor, now } = context;
    const { memberId, contact, code } = context.input;
    const { value } = await lockContact(tx, memberId, contact);
    if ((await findConfirmation(tx, memberId, contact)) !== null) {
      return { result: { kind: 'confirmed' } satisfies ConfirmOutcome, changes: [] };
    }
    const kept = await lockCode(tx, memberId, contact);
    const isLive =
      kept !== undefined &&
      kept.expiresAt > now &&
      kept.contactHash === hashContact(contact, value);
    if (!isLive) return { result: { kind: 'expired' } satisfies ConfirmOutcome, changes: [] };
    const about = { memberId, codeId: kept.codeId };
    if (!isRightCode(kept, code)) {
      const outcome = wrongOutcome(kept.attempts);
      await countAttempt(tx, about, { end: outcome.kind === 'spent' ? 'spent' : null, now });
      return { result: outcome, changes: audit(memberId, { codeRefusedFor: contact }) };
    }
    await countAttempt(tx, about, { end: 'used', now });
    await tx.client.query(
      `INSERT INTO contact_confirmations (member_id, contact, value, way, actor, confirmed_at)
       VALUES ($1, $2, $3, 'code', $4, $5)`,
      [memberId, contact, value, actorLabel(actor), now],
    );
    return {
      result: { kind: 'confirmed' } satisfies ConfirmOutcome,
      changes: audit(memberId, { confirmed: contact, way: 'code' }),
    };
  },
});
