import 'server-only';
import { toPoints } from '@/lib/domain/shared/points';
import { defineSource, told, underOther } from '../source';

type Data = {
  readonly name: string;
  readonly reference: string;
  readonly store: string | null;
  /** What rules gave for it, in hundredths; '0': nothing. */
  readonly points: string;
  /** The number that it was told under, when that one was merged into the member. */
  readonly under: number | null;
};

// Padded, so that events of one moment stand in the order in which they were booked.
const KEY = `lpad(e.event_id::text, 15, '0')`;

/** What a member did that is no purchase, as a shop or an app told it. */
export const memberEvents = defineSource<Data>({
  id: 'memberEvents',
  kind: 'events',
  needs: 'members.read',
  rows: ({ read, memberId, numbers, before, newest }) => read`
    SELECT e.occurred_at AS happened_at, ${read.unsafe(KEY)} AS key, e.actor, jsonb_build_object(
      'name', e.name, 'reference', e.reference, 'store', s.name, 'under', nullif(e.member_id, ${memberId}),
      'points', coalesce((SELECT sum(a.points) FROM event_awards a
        WHERE a.member_id = e.member_id AND a.event_id = e.event_id), 0)::text) AS data
    FROM (
      SELECT * FROM member_events e WHERE e.member_id = ANY (${[...numbers]}::bigint[]) AND ${before('e.occurred_at', KEY)}
      ${newest('e.occurred_at', KEY)}
    ) e
    LEFT JOIN stores s USING (store_id)`,
  tell: ({ name, reference, store, points, under }, { can }) => {
    // The caller's own text: it may hold a contact.
    const isReferenceShown = reference !== '' && can('members.readContacts');
    const isPointsShown = points !== '0' && can('points.read');
    return {
      icon: 'event',
      title: told('timeline.events.title', { name }),
      details: [
        ...(store === null ? [] : [told('timeline.plain', { text: store })]),
        ...(isReferenceShown ? [told('timeline.events.reference', { reference })] : []),
        ...(isPointsShown
          ? [told('timeline.events.gave', { points: { points: toPoints(BigInt(points)) } })]
          : []),
        ...underOther(under),
      ],
    };
  },
});
