import 'server-only';
import { z } from 'zod';
import { can } from '@/lib/domain/access/actor';
import type { OpenedMessage } from '@/lib/domain/messaging/outbox';
import { defineQuery } from '@/lib/kernel/query';
import { outboxColumns, shownTo } from '../outbox-rows';

/** A message of the outbox with all that is known of its way; null: there is none of this number. */
export const findOutboxMessage = defineQuery({
  id: 'messages.findOutboxMessage',
  permission: 'messages.read',
  input: z.object({ messageId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
  mayBeStale: true,
  run: async ({ read, input: { messageId }, actor }): Promise<OpenedMessage | null> => {
    const [row] = await read<OpenedMessage[]>`
      SELECT ${outboxColumns(read)}, m.begun_at AS "begunAt", c.recorded_at AS "consentAt", c.text_version AS "consentVersion",
        coalesce((SELECT json_agg(json_build_object('kind', e.kind, 'at', e.at) ORDER BY e.at) FROM (
          SELECT e.kind, min(e.happened_at) AS at FROM message_events e
          WHERE e.member_id = m.member_id AND e.message_id = m.message_id GROUP BY 1) e), '[]') AS happened,
        (SELECT a.state FROM awards a WHERE a.member_id = m.member_id AND a.message_id = m.message_id LIMIT 1) AS award
      FROM messages m LEFT JOIN rules r ON r.rule_id = m.rule_id LEFT JOIN member_profiles p ON p.member_id = m.member_id
      LEFT JOIN consents c ON c.member_id = m.member_id AND c.consent_id = m.consent_id
      WHERE m.message_id = ${messageId}`;
    if (row === undefined) return null;
    const happened = row.happened.map(({ kind, at }) => ({ kind, at: new Date(at) }));
    return shownTo({ ...row, happened }, can(actor, 'members.readContacts'));
  },
});
