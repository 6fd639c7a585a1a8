import 'server-only';
import type { HoldState } from '@/lib/domain/points/states';
import { toPoints } from '@/lib/domain/shared/points';
import { defineSource, told } from '../source';

type Data = {
  readonly amount: string;
  /** What became of it then: promised, given back, or over by itself. */
  readonly became: Exclude<HoldState, 'captured'>;
};

const KEY = `h.hold_id || ':' || moved.place`;

/** Points promised to a purchase, and promises that ended unspent: of those that were spent the entry tells. */
export const pointHolds = defineSource<Data>({
  id: 'pointHolds',
  kind: 'points',
  needs: 'points.read',
  rows: ({ read, memberId, before, newest }) => read`
    SELECT moved.at AS happened_at, ${read.unsafe(KEY)} AS key,
      CASE moved.place WHEN 1 THEN h.source END AS actor,
      jsonb_build_object('amount', h.amount::text, 'became', CASE moved.place WHEN 1 THEN 'open' ELSE h.state END) AS data
    FROM point_holds h
    CROSS JOIN LATERAL (VALUES (h.opened_at, 1), (h.ended_at, 2)) moved (at, place)
    WHERE h.member_id = ${memberId} AND moved.at IS NOT NULL AND (moved.place = 1 OR h.state <> 'captured')
      AND ${before('moved.at', KEY)}
    ${newest('moved.at', KEY)}`,
  tell: ({ amount, became }, { memberId }) => ({
    icon: 'hold',
    tone: became === 'open' ? 'warning' : 'plain',
    title: told('timeline.points.hold', { became }),
    href: `/members/${memberId}/points`,
    details: [told('timeline.points.held', { points: { points: toPoints(BigInt(amount)) } })],
  }),
});
