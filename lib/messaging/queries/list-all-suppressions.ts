import 'server-only';
import { can } from '@/lib/domain/access/actor';
import {
  type OutboxSuppression,
  SUPPRESSIONS_PAGE_SIZE,
  type SuppressionPage,
  suppressionFilter,
} from '@/lib/domain/messaging/suppression-list';
import { defineQuery } from '@/lib/kernel/query';
import { ADDRESS_SQL, hashSql } from '../contact-hash';
import { shownTo } from '../outbox-rows';

/** Contacts of all members that are written to no more, the latest first, 50 to a page before a key. */
export const listAllSuppressions = defineQuery({
  id: 'messages.listAllSuppressions',
  permission: 'messages.read',
  input: suppressionFilter,
  mayBeStale: true,
  run: async ({ read, input, actor }): Promise<SuppressionPage> => {
    const { channel, reason, isEnded, before } = input;
    const rows = await read<OutboxSuppression[]>`
      SELECT s.suppression_id::float8 AS "suppressionId", s.member_id::float8 AS "memberId",
        trim(concat(p.first_name, ' ', p.last_name)) AS name, s.channel, s.reason, s.message_id::float8 AS "messageId", s.actor,
        s.begun_at AS "begunAt", s.ended_at AS "endedAt",
        CASE WHEN s.channel IN ('email', 'sms') AND s.contact_hash = ${read.unsafe(hashSql('w.channel', ADDRESS_SQL))}
          THEN ${read.unsafe(ADDRESS_SQL)} END AS contact
      FROM suppressions s LEFT JOIN member_profiles p ON p.member_id = s.member_id CROSS JOIN LATERAL (SELECT s.channel) w
      WHERE s.ended_at ${isEnded ? read`IS NOT NULL` : read`IS NULL`}
        ${channel === undefined ? read`` : read`AND s.channel = ${channel}`}
        ${reason === undefined ? read`` : read`AND s.reason = ${reason}`}
        ${before === null ? read`` : read`AND s.suppression_id < ${before}`}
      ORDER BY s.suppression_id DESC LIMIT ${SUPPRESSIONS_PAGE_SIZE + 1}`;
    const shown = rows.slice(0, SUPPRESSIONS_PAGE_SIZE);
    const next =
      rows.length > SUPPRESSIONS_PAGE_SIZE ? (shown.at(-1)?.suppressionId ?? null) : null;
    const mayRead = can(actor, 'members.readContacts');
    return { suppressions: shown.map((row) => shownTo(row, mayRead)), next };
  },
});
