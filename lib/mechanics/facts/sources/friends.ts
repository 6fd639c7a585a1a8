import 'server-only';
import type { Friend } from '@/lib/domain/mechanics/facts';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import { samePersonSql } from '@/lib/referrals/same-person-sql';
import { type AskedFacts, type FactsOf, gather, statementOf } from '../asked-facts';
import { readPurchases } from './purchases';

/** `memberId`: who brought them. */
type Row = Omit<Friend, 'purchases'> & { readonly friendId: number };

/**
 * Who joined on the word of members, in the order in which it was told. Members and friends are who stands for them since a merge; a
 * friend joined when the first of those joined who are one person now, and was brought by whoever was told of first: by a merge there may
 * be two, or two who brought each other.
 */
async function readTold(
  run: RunRows,
  asked: AskedFacts,
): Promise<ReadonlyMap<number, readonly Omit<Friend, 'purchases'>[]>> {
  const { values, mine } = statementOf(asked);
  const zone = values.bind(asked.timeZone);
  const text = `
    WITH own AS (
      SELECT m.member_id AS own_id, m.member_id AS stands FROM members m WHERE ${mine('m.member_id')}
      UNION ALL SELECT m.member_id, m.merged_into FROM members m WHERE m.merged_into IS NOT NULL AND ${mine('m.merged_into')}),
    told AS (
      SELECT o.stands, r.*, coalesce(f.merged_into, f.member_id) AS friend,
        (r.told_at AT TIME ZONE ${zone})::date AS told_on, (r.ended_at AT TIME ZONE ${zone})::date AS ended_on
      FROM own o JOIN referrals r ON r.referrer_id = o.own_id JOIN members f ON f.member_id = r.member_id)
    SELECT t.stands::float8 AS "memberId", t.friend::float8 AS "friendId", t.member_id::float8 AS "toldAs", t.told_on::text AS "toldOn",
      CASE WHEN t.ended_on <= ${values.bind(asked.throughOn)}::date THEN t.ended_on::text END AS "endedOn",
      (SELECT min(one.joined_on)::text FROM members one WHERE one.member_id = t.friend OR one.merged_into = t.friend) AS "joinedOn",
      ${samePersonSql('t.stands', 't.friend')} AS "hasSameContact"
    FROM told t
    WHERE t.told_on <= ${values.bind(asked.throughOn)}::date AND NOT EXISTS (
      SELECT FROM members one JOIN referrals q USING (member_id)
      WHERE (one.member_id = t.friend OR one.merged_into = t.friend) AND q.ended_at IS NULL AND q.referral_id < t.referral_id)
    AND NOT EXISTS (
      SELECT FROM members one JOIN referrals q USING (member_id) JOIN members b ON b.member_id = q.referrer_id
      WHERE (one.member_id = t.stands OR one.merged_into = t.stands) AND coalesce(b.merged_into, b.member_id) = t.friend
        AND q.ended_at IS NULL AND q.referral_id < t.referral_id)
    ORDER BY t.stands, t.ended_at IS NOT NULL, t.referral_id`;
  return gather<Row, Omit<Friend, 'purchases'>>(
    run,
    { text, values },
    ({ friendId: memberId, ...told }) => ({ ...told, memberId }),
  );
}

/** Who members brought, with everything these bought. */
export async function readFriends(run: RunRows, asked: AskedFacts): Promise<FactsOf<'friends'>> {
  const told = await readTold(run, asked);
  const memberIds = [...new Set([...told.values()].flat().map(({ memberId }) => memberId))];
  if (memberIds.length === 0) return new Map();
  const bought = await readPurchases(run, { ...asked, whose: { memberIds }, hasGoods: true });
  return new Map(
    [...told].map(([referrerId, friends]) => [
      referrerId,
      friends.map((friend) => ({ ...friend, purchases: bought.get(friend.memberId) ?? [] })),
    ]),
  );
}
