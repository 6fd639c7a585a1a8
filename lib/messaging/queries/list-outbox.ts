import 'server-only';
import {
  OUTBOX_PAGE_SIZE,
  type OutboxMessage,
  type OutboxPage,
  outboxFilter,
} from '@/lib/domain/messaging/outbox';
import { defineQuery } from '@/lib/kernel/query';

/**
 * The outbox of all members, the latest first, 50 to a page before a key, narrowed by what became of messages and why, and by mechanic.
 * No address, no text: neither is kept.
 */
export const listOutbox = defineQuery({
  id: 'messages.listOutbox',
  permission: 'messages.read',
  input: outboxFilter,
  mayBeStale: true,
  run: async ({ read, input }): Promise<OutboxPage> => {
    const { state, reason, channel, kind, ruleId, before } = input;
    const isReply = reason === 'smtp' || reason === 'http';
    const rows = await read<OutboxMessage[]>`
      SELECT m.message_id::float8 AS "messageId", m.member_id::float8 AS "memberId", m.channel, m.kind, m.template, m.language,
        m.state, m.last_error AS reason, m.attempts, m.queued_at AS "queuedAt", m.ended_at AS "endedAt",
        CASE WHEN m.ended_at IS NULL THEN m.next_at END AS "nextAt", m.useful_until AS "usefulUntil",
        m.consent_id::float8 AS "consentId",
        CASE WHEN r.rule_id IS NOT NULL
          THEN json_build_object('ruleId', r.rule_id, 'nameEn', r.name_en, 'nameRu', r.name_ru) END AS mechanic,
        ARRAY(SELECT DISTINCT e.kind FROM message_events e
          WHERE e.member_id = m.member_id AND e.message_id = m.message_id ORDER BY 1) AS events
      FROM messages m LEFT JOIN rules r ON r.rule_id = m.rule_id
      WHERE true
        ${state === undefined ? read`` : read`AND m.state = ${state}`}
        ${reason === undefined || isReply ? read`` : read`AND m.state <> 'sent' AND m.last_error = ${reason}`}
        ${isReply ? read`AND m.state <> 'sent' AND m.last_error LIKE ${`${reason}\\_%`}` : read``}
        ${channel === undefined ? read`` : read`AND m.channel = ${channel}`}
        ${kind === undefined ? read`` : read`AND m.kind = ${kind}`}
        ${ruleId === undefined ? read`` : read`AND m.rule_id = ${ruleId}`}
        ${before === null ? read`` : read`AND m.message_id < ${before}`}
      ORDER BY m.message_id DESC LIMIT ${OUTBOX_PAGE_SIZE + 1}`;
    const messages = rows.slice(0, OUTBOX_PAGE_SIZE);
    const next = rows.length > OUTBOX_PAGE_SIZE ? (messages.at(-1)?.messageId ?? null) : null;
    return { messages, next };
  },
});
