import 'server-only';
import type { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { PIECE_MAX } from '@/lib/domain/exports/lists';
import { memberCode } from '@/lib/domain/members/states';
import type { outboxFilter } from '@/lib/domain/messaging/outbox';
import { type ListFile, listFile } from '@/lib/exports/list-file';
import { runQuery } from '@/lib/kernel/query';
import { listOutbox } from './queries/list-outbox';

const COLUMNS = [
  'messageId',
  'queuedAt',
  'endedAt',
  'state',
  'reason',
  'channel',
  'kind',
  'template',
  'language',
  'attempts',
  'member',
  'contact',
  'mechanic',
  'events',
] as const;

type Filters = Omit<z.output<typeof outboxFilter>, 'before'>;

/** Messages of the outbox as a file. Contacts are masked for who may not read them. */
export function outboxFile(filters: Filters, actor: Actor): ListFile {
  return listFile({
    list: 'outbox',
    isPersonal: true,
    filters,
    columns: COLUMNS,
    piece: async (before: number | null) => {
      const asked = { ...filters, before, size: PIECE_MAX };
      const { messages, next } = await runQuery(listOutbox, asked, actor);
      const rows = messages.map(({ memberId, mechanic, events, ...message }) => ({
        ...message,
        member: memberId === 0 ? '' : memberCode(memberId),
        mechanic: mechanic?.nameEn,
        events: events.join(' '),
      }));
      return { rows, next };
    },
  });
}
