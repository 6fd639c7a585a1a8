import 'server-only';
import type { LEAVERS } from '@/lib/domain/households/leave-task';
import { runCommand } from '@/lib/kernel/command';
import { anna, NOW, sql } from '@/lib/points/testing/points-desk';
import { answerInvitation } from '../commands/answer-invitation';
import { inviteToHousehold } from '../commands/invite';
import { leaveHousehold } from '../commands/leave';

/** Takes a member into the household of another one: they agreed before somebody. */
export const admit = (memberId: number, otherId: number, now: Date = NOW) =>
  runCommand(inviteToHousehold, { memberId, otherId, evidence: 'present' }, anna, { now });

/** Sends an invitation with a code. */
export const invite = (memberId: number, otherId: number, now: Date = NOW) =>
  runCommand(inviteToHousehold, { memberId, otherId, evidence: null }, anna, { now });

/** Types the code of an invitation. */
export const accept = (memberId: number, code: string, now: Date = NOW) =>
  runCommand(answerInvitation, { memberId, answer: 'accept', code }, anna, { now });

export const decline = (memberId: number, now: Date = NOW) =>
  runCommand(answerInvitation, { memberId, answer: 'decline' }, anna, { now });

/** Lets the member go, another one, or everybody. */
export const leave = (
  memberId: number,
  leaves: (typeof LEAVERS)[number] = 'me',
  leaverId: number | null = null,
) => runCommand(leaveHousehold, { memberId, leaves, leaverId }, anna, { now: NOW });

/** Puts members into one household; the first is its head. */
export async function joinAll(headId: number, ...others: readonly number[]): Promise<void> {
  for (const one of others) await admit(headId, one);
}

/** The places of members, the newest of each: "head", "joined", "left closed"; "none". */
export async function placesOf(...ids: readonly number[]): Promise<string[]> {
  const rows = await sql<{ memberId: number; place: string }>(
    `SELECT DISTINCT ON (p.member_id) p.member_id::float8 AS "memberId",
       concat_ws(' ', CASE WHEN h.head_id = p.member_id THEN 'head' ELSE p.state END, p.end_reason) AS place
     FROM household_members p JOIN households h USING (household_id)
     WHERE p.member_id = ANY ($1::bigint[]) ORDER BY p.member_id, p.place_id DESC`,
    [[...ids]],
  );
  const places = new Map(rows.map(({ memberId, place }) => [memberId, place]));
  return ids.map((id) => places.get(id) ?? 'none');
}
