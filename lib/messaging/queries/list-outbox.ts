import 'server-only';
import type { z } from 'zod';
import type { Fragment, Read } from '@/db/read';
import { can } from '@/lib/domain/access/actor';
import { rowsAtOnce } from '@/lib/domain/exports/inputs';
import {
  OUTBOX_PAGE_SIZE,
  type OutboxMessage,
  type OutboxPage,
  outboxFilter,
} from '@/lib/domain/messaging/outbox';
import { HOLD_REASONS } from '@/lib/domain/messaging/states';
import { defineQuery } from '@/lib/kernel/query';
import { outboxColumns, shownTo } from '../outbox-rows';

const MS_A_DAY = 24 * 3_600_000;

type Filter = Omit<z.output<typeof outboxFilter>, 'before'>;

/** What narrows the outbox, as conditions on `m`. */
function narrowing(read: Read, filter: Filter, now: Date): readonly Fragment[] {
  const { state, waits, isRecent, on, reason, channel, kind, ruleId } = filter;
  const held = read`m.last_error = ANY (${[...HOLD_REASONS]})`;
  const isReply = reason === 'smtp' || reason === 'http';
  return [
    ...(state === undefined ? [] : [read`m.state = ${state}`]),
    ...(waits === 'due' ? [read`m.state = 'queued' AND m.next_at <= ${now}`] : []),
    ...(waits === 'held' ? [read`m.state = 'queued' AND m.next_at > ${now} AND ${held}`] : []),
    ...(isRecent ? [read`m.ended_at > ${new Date(now.getTime() - MS_A_DAY)}`] : []),
    ...(on === undefined
      ? []
      : [
          read`m.queued_at >= (SELECT ${on}::date::timestamp AT TIME ZONE time_zone FROM programme)
            AND m.queued_at < (SELECT (${on}::date + 1)::timestamp AT TIME ZONE time_zone FROM programme)`,
        ]),
    ...(reason === undefined || isReply
      ? []
      : [read`m.state <> 'sent' AND m.last_error = ${reason}`]),
    ...(isReply ? [read`m.state <> 'sent' AND m.last_error LIKE ${`${reason}\\_%`}`] : []),
    ...(channel === undefined ? [] : [read`m.channel = ${channel}`]),
    ...(kind === undefined ? [] : [read`m.kind = ${kind}`]),
    ...(ruleId === undefined ? [] : [read`m.rule_id = ${ruleId}`]),
  ];
}

/**
 * The outbox of all members, the latest first, 50 to a page before a key, narrowed by what became of messages and why, by day and by
 * mechanic. Neither addresses nor texts are kept: shown is the contact that the member has now, masked for who may not read contacts.
 */
export const listOutbox = defineQuery({
  id: 'messages.listOutbox',
  permission: 'messages.read',
  input: outboxFilter.extend({ size: rowsAtOnce(OUTBOX_PAGE_SIZE) }),
  mayBeStale: true,
  run: async ({ read, input: { before, size, ...filter }, actor, now }): Promise<OutboxPage> => {
    const where = narrowing(read, filter, now).reduce(
      (all, condition) => read`${all} AND ${condition}`,
      read`true`,
    );
    const found = await read<OutboxMessage[]>`
      SELECT ${outboxColumns(read)}
      FROM messages m LEFT JOIN rules r ON r.rule_id = m.rule_id LEFT JOIN member_profiles p ON p.member_id = m.member_id
      WHERE ${where}
        ${before === null ? read`` : read`AND m.message_id < ${before}`}
      ORDER BY m.message_id DESC LIMIT ${size + 1}`;
    const shown = found.slice(0, size);
    const next = found.length > size ? (shown.at(-1)?.messageId ?? null) : null;
    const mayRead = can(actor, 'members.readContacts');
    return { messages: shown.map((message) => shownTo(message, mayRead)), next };
  },
});
