import 'server-only';
import { z } from 'zod';
import { can } from '@/lib/domain/access/actor';
import type { HouseholdPerson, HouseholdView } from '@/lib/domain/households/household-view';
import { HOUSEHOLD_LIMIT } from '@/lib/domain/households/states';
import { type MemberStatus, memberCode } from '@/lib/domain/members/states';
import { memberIdInput } from '@/lib/domain/points/inputs';
import { refusalOf } from '@/lib/domain/points/may-move';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { type Points, toPoints } from '@/lib/domain/shared/points';
import { defineQuery } from '@/lib/kernel/query';
import { readZone } from '@/lib/points/shown-lots';

type Row = {
  readonly memberId: number;
  readonly name: string;
  readonly status: MemberStatus;
  readonly role: HouseholdPerson['role'];
  readonly sinceAt: Date;
  readonly expiresAt: Date | null;
  readonly isFrozen: boolean;
  readonly available: Points;
  readonly most: number;
};

/**
 * Who shares points with a member, since when, and what all can spend together; null: the member is in no household. Amounts
 * only for whoever may read points. One who is invited sees who the head is and no more.
 */
export const findHousehold = defineQuery({
  id: 'households.find',
  permission: 'members.read',
  input: z.object({ memberId: memberIdInput }),
  run: async ({ read, input: { memberId }, actor, now }): Promise<HouseholdView | null> => {
    const rows = await read<Row[]>`
      SELECT p.member_id::float8 AS "memberId", m.status, p.expires_at AS "expiresAt",
        trim(coalesce(f.first_name, '') || ' ' || coalesce(f.last_name, '')) AS name,
        CASE WHEN p.state = 'invited' THEN 'invited' WHEN h.head_id = p.member_id THEN 'head' ELSE 'member' END AS role,
        coalesce(p.joined_at, p.begun_at) AS "sinceAt", coalesce(a.frozen_at IS NOT NULL, false) AS "isFrozen",
        coalesce((SELECT sum(l.remaining - l.held) FROM point_lots l
          WHERE l.member_id = p.member_id AND l.state = 'available'
            AND (l.expires_at IS NULL OR l.expires_at > ${now})), 0)::bigint AS available,
        coalesce((SELECT household_limit FROM programme), ${HOUSEHOLD_LIMIT})::int AS most
      FROM household_members own
      JOIN households h USING (household_id)
      JOIN household_members p ON p.household_id = own.household_id AND p.state IN ('invited', 'joined')
      JOIN members m ON m.member_id = p.member_id
      LEFT JOIN member_profiles f ON f.member_id = p.member_id
      LEFT JOIN point_accounts a ON a.member_id = p.member_id
      WHERE own.member_id = ${memberId} AND own.state IN ('invited', 'joined')
      ORDER BY p.joined_at, p.place_id`;
    const own = rows.find((row) => row.memberId === memberId);
    if (own === undefined) return null;
    const zone = await readZone(read);
    const isInvited = own.role === 'invited';
    const mayCount = can(actor, 'points.read') && !isInvited;
    const isResting = (row: Row) => row.role !== 'invited' && refusalOf(row, 'redeem') !== null;
    const seen = isInvited ? rows.filter(({ role }) => role === 'head') : rows;
    const spendable = rows.filter((row) => row.role !== 'invited' && !isResting(row));
    return {
      role: own.role,
      answerUntilOn: isInvited && own.expiresAt !== null ? dayInZone(own.expiresAt, zone) : null,
      people: seen.map((row) => ({
        memberId: row.memberId,
        code: memberCode(row.memberId),
        name: row.name,
        role: row.role,
        sinceOn: dayInZone(row.sinceAt, zone),
        available: mayCount && row.role !== 'invited' ? row.available : null,
        isResting: isResting(row),
      })),
      available: mayCount
        ? toPoints(spendable.reduce((sum, { available }) => sum + available, 0n))
        : null,
      free: Math.max(0, own.most - rows.length),
    };
  },
});
