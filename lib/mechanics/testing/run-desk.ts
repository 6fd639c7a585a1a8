import 'server-only';
import { systemActor } from '@/lib/domain/access/actor';
import type { MechanicJson } from '@/lib/domain/mechanics/definition';
import { runCommand } from '@/lib/kernel/command';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { sql } from '@/lib/points/testing/points-desk';
import { noRules } from '@/lib/purchases/testing/till-desk';
import { seedRule } from '@/lib/rules/testing/seed-rule';
import { runMechanicChunk } from '../commands/run-chunk';
import { wakeMembers } from '../commands/wake-members';

export const WORKER = systemActor('run-mechanics');
/** Noon in Moscow. */
export const noon = (day: string) => new Date(`${day}T09:00:00Z`);
export const TODAY = '2026-11-28';

let last = 81_000;
/** A new member in force, without a birthday unless told. */
export async function member({
  birthOn = null,
  joinedOn = '2020-01-01',
}: {
  birthOn?: string | null;
  joinedOn?: string;
} = {}): Promise<number> {
  last += 1;
  const memberId = last;
  await seedMembers([{ memberId, joinedOn }]);
  await sql(
    `UPDATE member_profiles SET birth_on = $2, birth_set_on = '2020-01-01' WHERE member_id = $1`,
    [memberId, birthOn],
  );
  return memberId;
}

/** A mechanic that was launched, in force since long ago; nobody is held back unless told. */
export async function launched(
  definition: Omit<MechanicJson, 'kind'>,
  wakes = 'night',
): Promise<number> {
  const json: MechanicJson = { kind: 'mechanic', holdoutBps: 0, ...definition };
  const { ruleId } = await seedRule({ definition: json, startsOn: '2020-01-01' });
  await sql(
    'INSERT INTO mechanic_switches (rule_id, salt, launched_at, launched_by, wakes) VALUES ($1, 7, now(), 9001, $2)',
    [ruleId, wakes],
  );
  return ruleId;
}

/** 150 points on the birthday. */
export const birthdayGift = (
  more: Partial<Omit<MechanicJson, 'kind'>> = {},
): Omit<MechanicJson, 'kind'> => ({
  occasion: { is: 'birthday' },
  rewards: [{ is: 'points', points: '150', livesDays: 30 }],
  ...more,
});

/** Runs the day of a mechanic to its end. @returns how it came out */
export async function runDay(ruleId: number, day = TODAY) {
  for (;;) {
    const { came } = await runCommand(runMechanicChunk, { ruleId }, WORKER, { now: noon(day) });
    if (came !== 'went') return came;
  }
}

/** Asks everybody of whom something was booked. */
export async function wake(at: Date): Promise<void> {
  while ((await runCommand(wakeMembers, {}, WORKER, { now: at })) > 0);
}

/** Awards of a mechanic by member and key, in whole points. */
export const awardsOf = (ruleId: number) =>
  sql<{ member: number; key: string; state: string; points: number }>(
    `SELECT member_id::int AS member, occurrence AS key, state, (points / 100)::int AS points FROM awards
     WHERE rule_id = $1 ORDER BY 1, 2`,
    [ruleId],
  );

/** What a member can spend, in whole points. */
export async function balanceOf(memberId: number): Promise<number> {
  const [account] = await sql<{ points: number }>(
    'SELECT (balance / 100)::int AS points FROM point_accounts WHERE member_id = $1',
    [memberId],
  );
  return account?.points ?? 0;
}

/** No mechanic, no birthday and no purchase of a test before. */
export async function freshMechanics(): Promise<void> {
  await noRules();
  await sql('UPDATE member_profiles SET birth_on = NULL WHERE birth_on IS NOT NULL');
  await sql('UPDATE member_summary SET last_purchase_on = NULL WHERE last_purchase_on IS NOT NULL');
}
