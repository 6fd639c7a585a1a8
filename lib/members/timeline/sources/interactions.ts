import 'server-only';
import type { InteractionDirection, InteractionKind } from '@/lib/domain/members/interactions';
import { defineSource, told, underOther } from '../source';

type Data = {
  readonly interactionId: number;
  readonly kind: InteractionKind;
  readonly direction: InteractionDirection | null;
  readonly text: string;
  readonly authorId: number;
  readonly isPinned: boolean;
  readonly isWithdrawn: boolean;
  readonly under: number | null;
};

const KEY = 'i.interaction_id::text';

/** Notes, calls and letters. The text may hold anything: nothing of it goes to those who may not read contacts. */
export const interactions = defineSource<Data>({
  id: 'interactions',
  kind: 'notes',
  needs: 'members.readContacts',
  rows: ({ read, memberId, numbers, before, newest }) => read`
    SELECT i.happened_at, ${read.unsafe(KEY)} AS key, 'user:' || i.author_id AS actor, jsonb_build_object(
      'interactionId', i.interaction_id, 'kind', i.kind, 'direction', i.direction, 'text', i.text,
      'authorId', i.author_id, 'isPinned', i.pinned_at IS NOT NULL, 'isWithdrawn', i.withdrawn_at IS NOT NULL,
      'under', nullif(i.member_id, ${memberId})) AS data
    FROM member_interactions i
    WHERE i.member_id = ANY (${[...numbers]}::bigint[]) AND ${before('i.happened_at', KEY)}
    ${newest('i.happened_at', KEY)}`,
  tell: ({ authorId, ...data }, { userId }) => ({
    icon: data.kind,
    title: told(`timeline.notes.${data.kind}`, { direction: data.direction ?? 'none' }),
    details: underOther(data.under),
    interaction: { ...data, isMine: authorId === userId },
  }),
});
