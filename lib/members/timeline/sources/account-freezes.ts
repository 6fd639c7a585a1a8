import 'server-only';
import { defineSource, told } from '../source';

type Data = {
  readonly became: 'frozen' | 'open';
  /** How many things did not agree. */
  readonly count: number;
};

/** The account was frozen because its books did not agree, and went on. Who asked for that and who agreed, tasks tell. */
export const accountFreezes = defineSource<Data>({
  id: 'accountFreezes',
  kind: 'points',
  needs: 'points.read',
  rows: ({ read, memberId, before, newest }) => read`
    SELECT f.at AS happened_at, f.key, f.actor, jsonb_build_object('became', f.became, 'count', f.count) AS data
    FROM (
      SELECT found_at AS at, min(mismatch_id) || ':1' AS key, 'system:watch-ledger' AS actor, 'frozen' AS became,
        count(*)::int AS count
      FROM ledger_mismatches WHERE member_id = ${memberId} GROUP BY found_at
      UNION ALL
      SELECT ended_at, min(mismatch_id) || ':2', NULL, 'open', count(*)::int
      FROM ledger_mismatches WHERE member_id = ${memberId} AND ended_at IS NOT NULL GROUP BY ended_at
    ) f
    WHERE ${before('f.at', 'f.key')}
    ${newest('f.at', 'f.key')}`,
  tell: ({ became, count }, { memberId }) => ({
    icon: became === 'frozen' ? 'lock' : 'points',
    tone: became === 'frozen' ? 'bad' : 'good',
    title: told('timeline.points.account', { became }),
    href: `/members/${memberId}/points`,
    details: became === 'frozen' ? [told('timeline.points.differed', { count })] : [],
  }),
});
