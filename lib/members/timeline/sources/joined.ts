import 'server-only';
import { defineSource, told } from '../source';

const MOMENT = "(m.joined_on::timestamp AT TIME ZONE coalesce(g.time_zone, 'UTC'))";
const KEY = "'joined'";

/** The day the member joined: where every timeline begins. */
export const joined = defineSource<unknown>({
  id: 'joined',
  kind: 'changes',
  needs: 'members.read',
  rows: ({ read, memberId, before, newest }) => read`
    SELECT ${read.unsafe(MOMENT)} AS happened_at, ${read.unsafe(KEY)} AS key, NULL AS actor, '{}'::jsonb AS data
    FROM members m LEFT JOIN programme g ON true
    WHERE m.member_id = ${memberId} AND ${before(MOMENT, KEY)}
    ${newest(MOMENT, KEY)}`,
  tell: () => ({ icon: 'member', isDayOnly: true, title: told('timeline.changes.joined') }),
});
