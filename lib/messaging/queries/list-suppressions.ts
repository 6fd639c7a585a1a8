import 'server-only';
import { z } from 'zod';
import type { MessageChannel, SuppressionReason } from '@/lib/domain/messaging/states';
import { defineQuery } from '@/lib/kernel/query';
import { ADDRESS_SQL, hashSql } from '../contact-hash';

/** What keeps a contact of a member silent. */
export type ListedSuppression = {
  readonly channel: MessageChannel;
  readonly reason: SuppressionReason;
  readonly begunAt: Date;
  readonly messageId: number | null;
};

const MOST = 50;

/** What keeps the contacts of a member silent now, whoever it was found with; the newest first. */
export const listSuppressions = defineQuery({
  id: 'messages.listSuppressions',
  permission: 'members.read',
  input: z.object({ memberId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
  run: async ({ read, input: { memberId } }): Promise<readonly ListedSuppression[]> =>
    await read<ListedSuppression[]>`
      SELECT w.channel, s.reason, s.begun_at AS "begunAt", s.message_id::float8 AS "messageId"
      FROM suppressions s JOIN member_profiles p ON p.member_id = ${memberId}
      CROSS JOIN LATERAL (SELECT s.channel) w
      WHERE s.ended_at IS NULL
        AND s.contact_hash = ${read.unsafe(hashSql('w.channel', ADDRESS_SQL))}
      ORDER BY s.begun_at DESC LIMIT ${MOST}`,
});
