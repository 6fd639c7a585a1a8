import 'server-only';
import { z } from 'zod';
import { spelledPhone } from '@/lib/domain/members/contact-masks';
import {
  CONTACT_FIELDS,
  type ContactField,
  REVEAL_NOTE_MAX,
  REVEAL_REASONS,
  REVEAL_SECONDS,
} from '@/lib/domain/members/member-page';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';

type ContactRow = { readonly [field in ContactField]: string | null };

/**
 * Shows one masked contact of a member for a minute and writes down who asked and why. The contact itself is not
 * written down. Throws `not_found` when there is no such member or they left no such contact.
 */
export const revealContact = defineCommand({
  id: 'members.revealContact',
  permission: 'members.readContacts',
  input: z
    .object({
      memberId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
      field: z.enum(CONTACT_FIELDS),
      reason: z.enum(REVEAL_REASONS),
      note: z.string().trim().max(REVEAL_NOTE_MAX).default(''),
    })
    .refine(({ reason, note }) => reason !== 'other' || note !== '', { path: ['note'] }),
  run: async ({ tx, input: { memberId, field, reason, note } }) => {
    const { rows } = await tx.client.query<ContactRow>(
      'SELECT phone, email FROM member_profiles WHERE member_id = $1',
      [memberId],
    );
    const value = rows[0]?.[field] ?? null;
    if (value === null) throw new AppError('not_found');
    return {
      result: {
        value: field === 'phone' ? spelledPhone(value) : value,
        seconds: REVEAL_SECONDS,
      },
      changes: [
        {
          subjectKind: 'member',
          subjectId: memberId,
          before: null,
          after: { revealed: field, reason, note },
        },
      ],
    };
  },
});
