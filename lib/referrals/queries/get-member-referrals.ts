import 'server-only';
import { z } from 'zod';
import { type Actor, can } from '@/lib/domain/access/actor';
import { CLOSED_STATUSES } from '@/lib/domain/members/cleansing/member-form';
import type { MemberStatus } from '@/lib/domain/members/states';
import { memberIdInput } from '@/lib/domain/points/inputs';
import {
  type MemberReferrals,
  referralOutcome,
  type ShownFriend,
  type ShownReferrer,
  TOLD_WITHIN_DAYS,
} from '@/lib/domain/referrals/referral';
import { daysBetween } from '@/lib/domain/shared/calendar';
import { AppError } from '@/lib/domain/shared/errors';
import { toPoints } from '@/lib/domain/shared/points';
import { defineQuery } from '@/lib/kernel/query';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { readToday } from '@/lib/rules/read-today';
import { CODE_OF } from '../referral-code';

const PAGE_SIZE = 25;

/** The member and whoever was merged into them: what was told of any of these is theirs. $1: the member. */
const OWN = `(SELECT $1::bigint UNION ALL SELECT member_id FROM members WHERE merged_into = $1)`;

const TOLD = `r.referral_id::float8 AS "referralId", r.way, r.told_at AS "toldAt", r.ended_at AS "endedAt", r.end_reason AS "endReason",
  r.member_id::float8 AS "toldAs"`;

/** The other one of a referral, as they stand now. */
const WHO = (who: string) => `
  s.member_id::float8 AS "memberId", trim(concat_ws(' ', p.first_name, p.last_name)) AS name, s.status
  FROM referrals r JOIN members w ON w.member_id = r.${who} JOIN members s ON s.member_id = coalesce(w.merged_into, w.member_id)
  LEFT JOIN member_profiles p ON p.member_id = s.member_id`;

/** The one that counts, or the last that was ended. */
const BROUGHT_BY = `
  SELECT ${TOLD}, ${WHO('referrer_id')}
  WHERE r.member_id IN ${OWN} ORDER BY r.ended_at IS NOT NULL, CASE WHEN r.ended_at IS NULL THEN r.referral_id END, r.referral_id DESC LIMIT 1`;

/** Awards of mechanics for bringing a friend; what was given to the friend beside is theirs. */
const AWARDS = `
  SELECT a.occurrence, a.state, a.points FROM awards a JOIN rule_versions v USING (rule_version_id)
  WHERE a.member_id IN ${OWN} AND a.through_member_id IS NULL AND v.definition #>> '{occasion,is}' = 'referral'`;

const FRIENDS = `
  WITH made AS MATERIALIZED (${AWARDS})
  SELECT ${TOLD}, w.joined_on::text AS "joinedOn", y.first_purchase_on::text AS "firstPurchaseOn", o.states, o.points, ${WHO('member_id')}
  LEFT JOIN member_summary y ON y.member_id = s.member_id
  CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(m.state), '{}') AS states, coalesce(sum(m.points), 0)::text AS points
    FROM made m WHERE m.occurrence = r.member_id::text) o
  WHERE r.referrer_id IN ${OWN} AND ($2::bigint IS NULL OR r.referral_id < $2)
  ORDER BY r.referral_id DESC LIMIT ${PAGE_SIZE + 1}`;

const COUNTS = `
  SELECT count(*)::int AS brought, count(y.first_purchase_on)::int AS bought,
    (SELECT coalesce(sum(points), 0) FROM (${AWARDS}) m WHERE state = 'given')::text AS points
  FROM referrals r JOIN members w USING (member_id) LEFT JOIN member_summary y ON y.member_id = coalesce(w.merged_into, w.member_id)
  WHERE r.referrer_id IN ${OWN} AND r.ended_at IS NULL`;

const MEMBER = `
  SELECT m.joined_on::text AS "joinedOn", m.status, y.first_purchase_on IS NOT NULL AS "hasBought"
  FROM members m LEFT JOIN member_summary y USING (member_id) WHERE m.member_id = $1`;

type Stands = { readonly status: MemberStatus };
type FriendRow = Omit<ShownFriend, 'isOver' | 'outcome' | 'points'> &
  Stands & { readonly states: readonly string[]; readonly points: string };
type ReferrerRow = Omit<ShownReferrer, 'isOver'> & Stands;
type MemberRow = Stands & { readonly joinedOn: string; readonly hasBought: boolean };
type CountRow = { readonly brought: number; readonly bought: number; readonly points: string };

const isOver = ({ status }: Stands) => CLOSED_STATUSES.includes(status);

function shownFriend({ status, states, points, ...row }: FriendRow): ShownFriend {
  const made = { states, isEnded: row.endedAt !== null, hasBought: row.firstPurchaseOn !== null };
  const outcome = referralOutcome(made);
  return { ...row, isOver: isOver({ status }), outcome, points: toPoints(BigInt(points)) };
}

/** Why it cannot be told any more who brought the member. */
function closedBy(
  { joinedOn, hasBought, ...stands }: MemberRow,
  todayOn: string,
): MemberReferrals['closedBy'] {
  if (isOver(stands)) return 'member_over';
  if (daysBetween(joinedOn, todayOn) > TOLD_WITHIN_DAYS) return 'too_late';
  return hasBought ? 'has_bought' : null;
}

/** A code is for who may give it to the member. */
async function readCode(run: RunRows, actor: Actor, memberId: number): Promise<string | null> {
  if (!can(actor, 'members.readContacts')) return null;
  const [row] = await run<{ code: string }>(CODE_OF, [memberId]);
  return row?.code ?? null;
}

/** Who brought a member, and whom the member brought with what came of it, the latest first, 25 to a page. No contacts. Throws `not_found`. */
export const getMemberReferrals = defineQuery({
  id: 'referrals.ofMember',
  permission: 'members.read',
  input: z.object({ memberId: memberIdInput, before: memberIdInput.nullable() }),
  run: async ({ read, now, actor, input: { memberId, before } }): Promise<MemberReferrals> => {
    const run = readRowsOf(read);
    const [{ todayOn, timeZone }, [member], [referrer], rows, [counts], code] = await Promise.all([
      readToday(read, now),
      run<MemberRow>(MEMBER, [memberId]),
      run<ReferrerRow>(BROUGHT_BY, [memberId]),
      run<FriendRow>(FRIENDS, [memberId, before]),
      run<CountRow>(COUNTS, [memberId]),
      readCode(run, actor, memberId),
    ]);
    if (member === undefined) throw new AppError('not_found');
    const friends = rows.slice(0, PAGE_SIZE).map(shownFriend);
    const { brought = 0, bought = 0, points = '0' } = counts ?? {};
    const { status, ...broughtBy } = referrer ?? { status: 'active' as const };
    return {
      broughtBy: 'memberId' in broughtBy ? { ...broughtBy, isOver: isOver({ status }) } : null,
      closedBy: closedBy(member, todayOn),
      code,
      friends,
      counts: { brought, bought, points: toPoints(BigInt(points)) },
      next: rows.length > PAGE_SIZE ? (friends.at(-1)?.referralId ?? null) : null,
      timeZone,
    };
  },
});
