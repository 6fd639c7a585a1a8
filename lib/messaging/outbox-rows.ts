import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { maskEmail, maskPhone, spelledPhone } from '@/lib/domain/members/contact-masks';
import type { OutboxMessage } from '@/lib/domain/messaging/outbox';

/** A message `m` of a member with profile `p`, of the mechanic `r`, as the outbox shows it. */
export function outboxColumns(read: Read): Fragment {
  return read`m.message_id::float8 AS "messageId", m.member_id::float8 AS "memberId", m.channel, m.kind, m.template, m.language,
    trim(concat(p.first_name, ' ', p.last_name)) AS name,
    CASE m.channel WHEN 'email' THEN p.email WHEN 'sms' THEN p.phone END AS contact,
    m.state, m.last_error AS reason, m.attempts, m.queued_at AS "queuedAt", m.ended_at AS "endedAt",
    CASE WHEN m.ended_at IS NULL THEN m.next_at END AS "nextAt", m.useful_until AS "usefulUntil",
    m.consent_id::float8 AS "consentId",
    CASE WHEN r.rule_id IS NOT NULL
      THEN json_build_object('ruleId', r.rule_id, 'nameEn', r.name_en, 'nameRu', r.name_ru) END AS mechanic,
    ARRAY(SELECT DISTINCT e.kind FROM message_events e
      WHERE e.member_id = m.member_id AND e.message_id = m.message_id ORDER BY 1) AS events`;
}

type WithContact = Pick<OutboxMessage, 'channel' | 'contact'>;

/** A row with its contact as its reader may see it. */
export function shownTo<Row extends WithContact>(row: Row, mayReadContacts: boolean): Row {
  const { channel, contact } = row;
  if (contact === null) return row;
  if (channel === 'sms') {
    return { ...row, contact: mayReadContacts ? spelledPhone(contact) : maskPhone(contact) };
  }
  return { ...row, contact: mayReadContacts ? contact : maskEmail(contact) };
}
