import 'server-only';
import type { LeaveReason, PlaceState, PlaceWay } from '@/lib/domain/households/states';
import { defineSource, told } from '../source';

type Data = {
  readonly state: PlaceState;
  readonly way: PlaceWay;
  readonly reason: LeaveReason | null;
};

const KEY = "concat(p.place_id, ':', v.step)";

/** When the member was invited to a household, joined and left it: a row for each moment of a place. */
export const householdPlaces = defineSource<Data>({
  id: 'householdPlaces',
  kind: 'changes',
  needs: 'members.read',
  rows: ({ read, memberId, before, newest }) => read`
    SELECT v.happened_at, ${read.unsafe(KEY)} AS key, v.actor,
      jsonb_build_object('state', v.state, 'way', p.way, 'reason', v.reason) AS data
    FROM household_members p CROSS JOIN LATERAL (VALUES
      (1, CASE WHEN p.expires_at IS NOT NULL THEN p.begun_at END, 'invited', p.begun_by, NULL),
      (2, p.joined_at, 'joined', CASE WHEN p.expires_at IS NULL THEN p.begun_by END, NULL),
      (3, p.ended_at, p.state, p.ended_by, p.end_reason)) AS v (step, happened_at, state, actor, reason)
    WHERE p.member_id = ${memberId} AND v.happened_at IS NOT NULL AND ${before('v.happened_at', KEY)}
    ${newest('v.happened_at', KEY)}`,
  tell: ({ state, way, reason }) => ({
    icon: 'member',
    tone: state === 'joined' ? 'good' : state === 'left' ? 'warning' : 'plain',
    title: told(`timeline.households.${state}`),
    details:
      state === 'joined'
        ? [told(`timeline.households.ways.${way}`)]
        : reason === null
          ? []
          : [told(`timeline.households.reasons.${reason}`)],
  }),
});
