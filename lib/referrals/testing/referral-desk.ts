import 'server-only';
import { EMPTY_DETAILS, type MemberDetails } from '@/lib/domain/members/cleansing/member-form';
import { runCommand } from '@/lib/kernel/command';
import { createMember } from '@/lib/members/commands/create-member';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { anna, seedPeople, sql } from '@/lib/points/testing/points-desk';
import { emptyProgramme } from '@/lib/purchases/testing/posting-desk';
import { makeReferralCode } from '../commands/make-referral-code';
import { tellReferrer } from '../commands/tell-referrer';

/** Noon of 20 November in Moscow, as at the tills of tests. */
export const NOW = new Date('2026-11-20T09:00:00Z');

/** An empty programme with the people of the desk, whose members are numbered from 1,001. */
export async function openReferrals(): Promise<void> {
  await emptyProgramme();
  await seedMembers([]);
  await seedPeople();
  await sql("SELECT setval(pg_get_serial_sequence('members', 'member_id'), 1000)");
}

let last = 0;

/** Somebody who joins at the desk on 20 November, brought by whoever is said. @returns their number */
export async function joins(
  broughtBy = '',
  more: {
    readonly details?: Partial<MemberDetails>;
    readonly email?: string;
    readonly now?: Date;
  } = {},
): Promise<number> {
  last += 1;
  const phone = `+7916${String(last).padStart(7, '0')}`;
  const details = { ...EMPTY_DETAILS, lastName: 'Орлова', ...more.details };
  const identities = { phone, email: more.email ?? null, external: null };
  const input = { details, identities, broughtBy };
  const { memberId } = await runCommand(createMember, input, anna, { now: more.now ?? NOW });
  return memberId;
}

/** The code of a member. */
export async function codeOf(memberId: number): Promise<string> {
  return (await runCommand(makeReferralCode, { memberId }, anna, { now: NOW })).code;
}

/** Says at the desk who brought a member. */
export const tell = (memberId: number, broughtBy: string, now: Date = NOW) =>
  runCommand(tellReferrer, { memberId, broughtBy }, anna, { now });

/** Who brought whom and still counts, as it was told: "7 by 3". */
export async function told(...memberIds: readonly number[]): Promise<readonly string[]> {
  const rows = await sql<{ told: string }>(
    `SELECT member_id || ' by ' || referrer_id AS told FROM referrals
     WHERE ended_at IS NULL AND (member_id = ANY ($1::bigint[]) OR referrer_id = ANY ($1::bigint[])) ORDER BY referral_id`,
    [memberIds],
  );
  return rows.map((row) => row.told);
}
