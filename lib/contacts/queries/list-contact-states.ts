import 'server-only';
import { z } from 'zod';
import { resendSeconds } from '@/lib/domain/contacts/codes';
import type { ContactState } from '@/lib/domain/contacts/contact-state';
import { CHANNEL_OF_CONTACT, CONFIRMED_CONTACTS } from '@/lib/domain/contacts/states';
import { defineQuery } from '@/lib/kernel/query';
import { openChannels } from '@/lib/messaging/mail-settings';
import { hashContact } from '../codes';

const COUNTED_CODES = 10;

type ProfileRow = { readonly email: string | null; readonly phone: string | null };
type ConfirmationRow = {
  readonly contact: ContactState['contact'];
  readonly confirmedAt: Date;
  readonly confirmedBy: string | null;
};
type CodeRow = {
  readonly contactHash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly isLive: boolean;
};

/** How far the phone and the e-mail of a member are confirmed. */
export const listContactStates = defineQuery({
  id: 'contacts.listStates',
  permission: 'members.read',
  input: z.object({ memberId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
  run: async ({ read, input: { memberId }, now }): Promise<readonly ContactState[]> => {
    const [[profile], confirmations] = await Promise.all([
      read<ProfileRow[]>`SELECT email, phone FROM member_profiles WHERE member_id = ${memberId}`,
      read<ConfirmationRow[]>`
        SELECT c.contact, c.confirmed_at AS "confirmedAt", u.name AS "confirmedBy"
        FROM contact_confirmations c LEFT JOIN users u ON c.actor = 'user:' || u.user_id
        WHERE c.member_id = ${memberId} AND c.ended_at IS NULL`,
    ]);
    const hashOf = (contact: ContactState['contact']) =>
      hashContact(contact, profile?.[contact] ?? '');
    const codes = await read<CodeRow[]>`
      SELECT contact_hash AS "contactHash", created_at AS "createdAt", expires_at AS "expiresAt",
        ended_at IS NULL AND expires_at > ${now} AS "isLive"
      FROM contact_codes WHERE contact_hash = ANY(${CONFIRMED_CONTACTS.map(hashOf)})
      ORDER BY created_at DESC LIMIT ${COUNTED_CODES * CONFIRMED_CONTACTS.length}`;
    return CONFIRMED_CONTACTS.map((contact) => {
      const confirmation = confirmations.find((row) => row.contact === contact);
      const own = codes.filter(({ contactHash }) => contactHash === hashOf(contact));
      return {
        contact,
        isKnown: (profile?.[contact] ?? null) !== null,
        confirmedAt: confirmation?.confirmedAt ?? null,
        confirmedBy: confirmation?.confirmedBy ?? null,
        codeUntil: own.find(({ isLive }) => isLive)?.expiresAt ?? null,
        resendSeconds: resendSeconds(
          own.map(({ createdAt }) => createdAt),
          now,
        ),
        canSend: openChannels().includes(CHANNEL_OF_CONTACT[contact]),
      };
    });
  },
});
