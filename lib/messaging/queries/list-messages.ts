import 'server-only';
import { z } from 'zod';
import {
  MESSAGES_PAGE_SIZE,
  type MessagesPage,
  type SentMessage,
} from '@/lib/domain/messaging/sent-message';
import { defineQuery } from '@/lib/kernel/query';
import { readNumbers } from '@/lib/members/merge/read-numbers';

const id = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** Messages to a member, the latest first, 25 to a page before a key. No address, no text: neither is kept. */
export const listMessages = defineQuery({
  id: 'messages.list',
  permission: 'members.read',
  input: z.object({ memberId: id, before: id.nullable() }),
  run: async ({ read, input: { memberId, before } }): Promise<MessagesPage> => {
    const numbers = await readNumbers(read, memberId);
    const rows = await read<SentMessage[]>`
      SELECT message_id::float8 AS "messageId", channel, kind, template, state, attempts,
        queued_at AS "queuedAt", ended_at AS "endedAt", last_error AS "lastError",
        CASE WHEN state = 'queued' AND attempts > 0 THEN next_at END AS "nextAt",
        nullif(member_id, ${memberId})::float8 AS under
      FROM messages
      WHERE member_id = ANY (${[...numbers]}::bigint[]) ${before === null ? read`` : read`AND message_id < ${before}`}
      ORDER BY message_id DESC LIMIT ${MESSAGES_PAGE_SIZE + 1}`;
    const messages = rows.slice(0, MESSAGES_PAGE_SIZE);
    const next = rows.length > MESSAGES_PAGE_SIZE ? (messages.at(-1)?.messageId ?? null) : null;
    return { messages, next };
  },
});
