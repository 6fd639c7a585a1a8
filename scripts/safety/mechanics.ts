import { setTimeout as sleep } from 'node:timers/promises';
import { addDays, dayInZone } from '@/lib/domain/shared/calendar';
import { seedRule } from '@/lib/rules/testing/seed-rule';
import { ledgerDifferences, membersWith } from './books';
import type { Proof, ProofContext } from './proof';
import { randomOf } from './random';
import { openTill, sql, ZONE } from './till';

const MEMBERS = 5_000;
const KILLS = 20;
const GIFT = 150;
/** Clocks of workers are as many days off. */
const CLOCKS = [-1, 0, 1] as const;
const DONE_WITHIN_MS = 300_000;

/** A mechanic whose window is open on all days that the clocks show. */
async function launchGift(): Promise<number> {
  const todayOn = dayInZone(new Date(), ZONE);
  const { ruleId } = await seedRule({
    startsOn: addDays(todayOn, -30),
    definition: {
      kind: 'mechanic',
      occasion: { is: 'birthday', daysBefore: 1, daysAfter: 1 },
      rewards: [{ is: 'points', points: String(GIFT), livesDays: 30 }],
      holdoutBps: 0,
    },
  });
  await sql(
    `INSERT INTO mechanic_switches (rule_id, salt, launched_at, launched_by) VALUES ($1, 1, now(), 1)`,
    [ruleId],
  );
  return ruleId;
}

async function bornToday(members: readonly number[]): Promise<void> {
  const todayOn = dayInZone(new Date(), ZONE);
  await sql(
    `UPDATE member_profiles SET birth_on = make_date(1990, $2, $3), birth_set_on = '2020-01-01' WHERE member_id = ANY ($1)`,
    [members, Number(todayOn.slice(5, 7)), Number(todayOn.slice(8))],
  );
}

/** Two workers with clocks of their own, killed in turns and started again with another one. */
async function storm(
  { place, part }: Pick<ProofContext, 'place' | 'part'>,
  { ruleId, seed, forget }: { ruleId: number; seed: number; forget: () => Promise<void> },
): Promise<number> {
  const random = randomOf(seed);
  const clock = () => ({
    SAFETY_RULE: String(ruleId),
    SAFETY_CLOCK: String(CLOCKS[random(CLOCKS.length)]),
  });
  const workers = [0, 1].map((nth) =>
    place.program(`mechanics-${nth}`, 'scripts/safety/mechanics-process.ts', clock),
  );
  for (const worker of workers) await worker.start();
  const kills = part(KILLS);
  for (let kill = 0; kill < kills; kill += 1) {
    await sleep(1_500 + random(2_500));
    const worker = workers[kill % workers.length];
    await worker?.kill();
    await forget();
    await worker?.start();
  }
  const deadline = performance.now() + DONE_WITHIN_MS;
  let open = 1;
  while (open > 0 && performance.now() < deadline) {
    await sleep(500);
    const [row] = await sql<{ open: number }>(
      `SELECT (SELECT count(*) FROM member_profiles WHERE birth_on IS NOT NULL)::int
         - (SELECT count(*) FROM awards WHERE rule_id = $1)::int AS open`,
      [ruleId],
    );
    open = row?.open ?? 1;
  }
  // Whoever would give again has the time to.
  await sleep(5_000);
  for (const worker of workers) await worker.kill();
  return kills;
}

/** Members who were not given exactly once, by award, by entry or by balance. */
async function countWrong(ruleId: number): Promise<number> {
  const [row] = await sql<{ wrong: number }>(
    `SELECT count(*)::int AS wrong FROM member_profiles p
     LEFT JOIN point_accounts a USING (member_id)
     WHERE p.birth_on IS NOT NULL AND (
       (SELECT count(*) FROM awards w WHERE w.member_id = p.member_id AND w.rule_id = $1 AND w.state = 'given') <> 1
       OR (SELECT count(*) FROM point_entries e WHERE e.member_id = p.member_id AND e.source = 'mechanic') <> 1
       OR a.balance IS DISTINCT FROM $2)`,
    [ruleId, GIFT * 100],
  );
  return row?.wrong ?? -1;
}

/** A mechanic run by two workers that are killed and whose clocks are off. */
export const mechanics: Proof = {
  id: 'mechanics',
  proves:
    '5,000 members, 2 workers, 20 SIGKILLs, clocks a day ahead and behind: one effect each, and a budget that says so',
  seeds: 1,
  servedBy: 'api',
  broken: 'awards that are forgotten',
  run: async ({ place, seeds, part, isBroken, say }) => {
    await openTill();
    const lines: string[] = [];
    let wrong = 0;
    const forget = async () => {
      if (!isBroken) return;
      await sql(`DROP TRIGGER IF EXISTS awards_stay ON awards`);
      await sql('DELETE FROM awards WHERE member_id % 50 = 0');
    };
    for (let seed = 1; seed <= seeds; seed += 1) {
      await sql('UPDATE member_profiles SET birth_on = NULL WHERE birth_on IS NOT NULL');
      await sql(`UPDATE mechanic_switches SET archived_at = now(), archived_by = 1`);
      const members = await membersWith(part(MEMBERS), 0);
      await bornToday(members);
      const ruleId = await launchGift();
      const startedMs = performance.now();
      const kills = await storm({ place, part }, { ruleId, seed, forget });
      const wrongMembers = await countWrong(ruleId);
      const [spent] = await sql<{ points: number }>(
        'SELECT (points / 100)::int AS points FROM mechanic_spent WHERE rule_id = $1',
        [ruleId],
      );
      const isSpent = spent?.points === members.length * GIFT;
      const differences = await ledgerDifferences();
      const seconds = ((performance.now() - startedMs) / 1000).toFixed(0);
      const line = `seed ${seed}: ${members.length} members, ${kills} kills, ${wrongMembers} not given exactly once, the budget ${isSpent ? 'agrees' : `says ${spent?.points}`}, the doctor finds ${differences}, ${seconds} s`;
      lines.push(line);
      say(line);
      wrong += wrongMembers + differences + (isSpent ? 0 : 1);
    }
    return { passed: wrong === 0, figures: lines.join('; ') };
  },
};
