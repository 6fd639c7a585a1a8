import 'server-only';
import type { Read } from '@/db/read';
import type { CardActor, CardEvent } from '@/lib/domain/cards/card-page';
import { memberCode } from '@/lib/domain/members/states';

/** A card that changes more often than this shows its latest changes. */
const EVENTS_LIMIT = 200;

type EventRow = Omit<CardEvent, 'related' | 'otherMember' | 'actor'> & {
  readonly otherMemberId: number | null;
  readonly relatedId: number | null;
  readonly relatedNumber: string | null;
  readonly actor: string;
  readonly actorName: string | null;
};

/** Who is behind an event: a person by name, or the product. */
export function actorOf({ actor, actorName }: Pick<EventRow, 'actor' | 'actorName'>): CardActor {
  if (actorName !== null) return { kind: 'person', name: actorName };
  return { kind: actor.startsWith('apiKey:') ? 'apiKey' : 'system' };
}

/** The life-line of a card, the newest last; notes only for those who work with cards. */
export async function listEvents(
  read: Read,
  { memberId, cardId }: { memberId: number; cardId: number },
  { showsNotes }: { showsNotes: boolean },
): Promise<CardEvent[]> {
  const rows = await read<EventRow[]>`
    SELECT e.card_version AS version, e.operation, e.to_status AS "to", e.block_reason AS "blockReason", e.checks,
      e.expires_on AS "expiresOn", CASE WHEN ${showsNotes} THEN e.note ELSE '' END AS note,
      e.happened_at AS "happenedAt", e.actor, u.name AS "actorName",
      r.card_id::float8 AS "relatedId", r.number AS "relatedNumber", e.related_member_id::float8 AS "otherMemberId"
    FROM card_events e
    LEFT JOIN cards r ON r.member_id = e.member_id AND r.card_id = e.related_card_id
    LEFT JOIN users u ON e.actor = 'user:' || u.user_id
    WHERE e.member_id = ${memberId} AND e.card_id = ${cardId}
    ORDER BY e.card_version DESC LIMIT ${EVENTS_LIMIT}`;
  return rows.toReversed().map((row) => {
    const { relatedId, relatedNumber, otherMemberId, actor: _, actorName: __, ...event } = row;
    const isRelated = relatedId !== null && relatedNumber !== null;
    return {
      ...event,
      otherMember:
        otherMemberId === null
          ? null
          : { memberId: otherMemberId, code: memberCode(otherMemberId) },
      related: isRelated ? { cardId: relatedId, number: relatedNumber } : null,
      actor: actorOf(row),
    };
  });
}
