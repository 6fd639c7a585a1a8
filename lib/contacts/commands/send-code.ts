import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { codeExpiry, RESEND_SECONDS, resendSeconds } from '@/lib/domain/contacts/codes';
import { CHANNEL_OF_CONTACT, type ConfirmedContact } from '@/lib/domain/contacts/states';
import { memberLanguage } from '@/lib/domain/members/member-language';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { requireChannel } from '@/lib/messaging/mail-settings';
import { queueMessage } from '@/lib/messaging/queue-message';
import { contactCode } from '@/lib/messaging/templates/contact-code';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { hashContact, newCode } from '../codes';
import { CONTACT_INPUT } from '../contact-input';
import { findConfirmation, lockContact } from '../lock-contact';

const COUNTED_CODES = 10;

/** Throws `too_many_attempts` with the seconds to wait. One asks at a time, whoever has the contact. */
async function requireTurn(tx: Tx, contactHash: string, now: Date): Promise<void> {
  await tx.client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `contact code ${contactHash}`,
  ]);
  const { rows } = await tx.client.query<{ createdAt: Date }>(
    `SELECT created_at AS "createdAt" FROM contact_codes WHERE contact_hash = $1
     ORDER BY created_at DESC LIMIT $2`,
    [contactHash, COUNTED_CODES],
  );
  const seconds = resendSeconds(
    rows.map(({ createdAt }) => createdAt),
    now,
  );
  if (seconds > 0) throw new AppError('too_many_attempts', { retryAfterSeconds: seconds });
}

type Code = {
  readonly memberId: number;
  readonly contact: ConfirmedContact;
  readonly contactHash: string;
  readonly now: Date;
};

/** Makes a code; the one before is of no use any more. */
async function makeCode(tx: Tx, { memberId, contact, contactHash, now }: Code): Promise<number> {
  await tx.client.query(
    `UPDATE contact_codes SET ended_at = $3, ended_by = 'replaced'
     WHERE member_id = $1 AND contact = $2 AND ended_at IS NULL`,
    [memberId, contact, now],
  );
  const { salt, codeHash } = newCode();
  const { rows } = await tx.client.query<{ codeId: number }>(
    `INSERT INTO contact_codes (member_id, contact, contact_hash, salt, code_hash, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING code_id::float8 AS "codeId"`,
    [memberId, contact, contactHash, salt, codeHash, now, codeExpiry(now)],
  );
  return rows[0]?.codeId ?? 0;
}

/**
 * Sends a code to a contact of a member, to show that it is theirs. Throws `mail_not_configured` (then nothing is written),
 * `too_many_attempts` with the seconds until the contact may get another one, `already_exists` when it is confirmed,
 * `not_found`, `wrong_state`.
 */
export const sendCode = defineCommand({
  id: 'contacts.sendCode',
  permission: 'members.edit',
  input: z.object(CONTACT_INPUT),
  run: async ({ tx, input: { memberId, contact }, now }) => {
    const channel = CHANNEL_OF_CONTACT[contact];
    requireChannel(channel);
    const { value, language } = await lockContact(tx, memberId, contact);
    if ((await findConfirmation(tx, memberId, contact)) !== null) {
      throw new AppError('already_exists');
    }
    const contactHash = hashContact(contact, value);
    await requireTurn(tx, contactHash, now);
    const codeId = await makeCode(tx, { memberId, contact, contactHash, now });
    const { currency } = await readProgrammeFacts(tx, now);
    await queueMessage(
      { tx, now },
      {
        memberId,
        channel,
        template: contactCode,
        language: memberLanguage(language, currency),
        params: { codeId },
        usefulUntil: codeExpiry(now),
      },
    );
    return {
      result: { expiresAt: codeExpiry(now), resendSeconds: RESEND_SECONDS },
      changes: [
        {
          subjectKind: 'member',
          subjectId: memberId,
          before: null,
          after: { codeSentTo: contact, channel },
        },
      ],
    };
  },
});
