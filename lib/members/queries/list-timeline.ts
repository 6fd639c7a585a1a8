import 'server-only';
import { z } from 'zod';
import { type Actor, can } from '@/lib/domain/access/actor';
import {
  TIMELINE_KINDS,
  TIMELINE_PAGE_SIZE,
  type TimelineActor,
  type TimelineEntry,
  type TimelineKind,
  type TimelinePage,
  timelineCursorSchema,
} from '@/lib/domain/members/timeline/timeline';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';
import { readNumbers } from '../merge/read-numbers';
import { mergeSources, type TimelineRow } from '../timeline/merge-sources';
import { TIMELINE_SOURCES } from '../timeline/registry';
import type { Reader, TimelineSource } from '../timeline/source';

/** What is usual of an entry. */
const PLAIN = {
  tone: 'plain',
  isDayOnly: false,
  href: null,
  details: [],
  lines: [],
  amountMinor: null,
  points: null,
  interaction: null,
} as const satisfies Partial<TimelineEntry>;

function actorOf({ actor, actorName }: TimelineRow): TimelineActor | null {
  if (actor === null) return null;
  if (actorName !== null) return { kind: 'person', name: actorName };
  return { kind: actor.startsWith('apiKey:') ? 'apiKey' : 'system' };
}

function entryOf(row: TimelineRow, source: TimelineSource, reader: Reader): TimelineEntry {
  return {
    ...PLAIN,
    ...source.tell(row.data, reader),
    id: `${source.id}.${row.key}`,
    kind: source.kind,
    happenedAt: row.happenedAt,
    actor: actorOf(row),
  };
}

/** The kinds of entries that the actor may see at all: each has its chip. */
function visibleKinds(actor: Actor): TimelineKind[] {
  const seen = TIMELINE_SOURCES.filter(({ needs }) => can(actor, needs));
  return TIMELINE_KINDS.filter((kind) => seen.some((source) => source.kind === kind));
}

/**
 * Everything that happened to a member, or one kind of it, the newest first, 30 to a page. What the reader may not see
 * is not read. Throws `not_found`.
 */
export const listTimeline = defineQuery({
  id: 'members.listTimeline',
  permission: 'members.read',
  input: z.object({
    memberId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
    kind: z.enum(TIMELINE_KINDS).nullable(),
    cursor: timelineCursorSchema.nullable(),
  }),
  run: async ({ read, input, actor }): Promise<TimelinePage> => {
    const { memberId, kind, cursor } = input;
    const known = await read`SELECT FROM members WHERE member_id = ${memberId}`;
    if (known.length === 0) throw new AppError('not_found');
    const sources = TIMELINE_SOURCES.filter(
      (source) => can(actor, source.needs) && (kind === null || source.kind === kind),
    );
    const rows = await mergeSources(read, {
      memberId,
      numbers: await readNumbers(read, memberId),
      cursor,
      sources,
    });
    const reader: Reader = {
      memberId,
      userId: actor.kind === 'user' ? actor.userId : null,
      can: (permission) => can(actor, permission),
    };
    const byId = new Map(sources.map((source) => [source.id, source]));
    const shown = rows.slice(0, TIMELINE_PAGE_SIZE);
    const last = shown.at(-1);
    return {
      entries: shown.flatMap((row) => {
        const source = byId.get(row.source);
        return source === undefined ? [] : [entryOf(row, source, reader)];
      }),
      kinds: visibleKinds(actor),
      next:
        rows.length > TIMELINE_PAGE_SIZE && last !== undefined
          ? { atMicros: last.atMicros, source: last.source, key: last.key }
          : null,
    };
  },
});
