import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor, type UserActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { newMembers, sql } from '@/lib/points/testing/points-desk';
import { emptyProgramme } from '@/lib/purchases/testing/posting-desk';
import { seedRule } from '@/lib/rules/testing/seed-rule';
import { holdBackFromAll } from './commands/control-mechanics';
import { runMechanicChunk } from './commands/run-chunk';
import { getMechanicControl } from './queries/get-control';

const marketer: UserActor = { kind: 'user', userId: 1, role: 'marketer', requestId: 'test' };
const now = new Date('2026-11-28T09:00:00Z');

beforeAll(emptyProgramme);

describe('members held back from all mechanics', () => {
  it('get nothing of any, are counted, and stand in no comparison of a single one', async () => {
    const control = await runQuery(getMechanicControl, {}, marketer);
    const asked = { holdoutBps: 2_000, version: control.version };
    await runCommand(holdBackFromAll, asked, marketer);
    await expect(runCommand(holdBackFromAll, asked, marketer)).rejects.toMatchObject({
      code: 'stale_version',
    });
    const ids = await newMembers(...Array.from({ length: 60 }, () => 'active'));
    await sql(
      `UPDATE member_profiles SET birth_on = '1990-11-28', birth_set_on = '2020-01-01' WHERE member_id = ANY ($1)`,
      [ids],
    );
    const { ruleId } = await seedRule({
      startsOn: '2020-01-01',
      definition: {
        kind: 'mechanic',
        occasion: { is: 'birthday' },
        rewards: [{ is: 'points', points: '100' }],
      },
    });
    await sql(
      'INSERT INTO mechanic_switches (rule_id, salt, launched_at, launched_by) VALUES ($1, 7, now(), 9001)',
      [ruleId],
    );
    await runCommand(runMechanicChunk, { ruleId }, systemActor('run-mechanics'), { now });
    const arms = await sql<{ arm: string; members: number; given: number }>(
      `SELECT arm, count(*)::int AS members, count(e.member_id)::int AS given FROM mechanic_arms a
       LEFT JOIN point_entries e ON e.member_id = a.member_id AND e.source = 'mechanic'
       WHERE a.rule_id = $1 GROUP BY arm ORDER BY arm`,
      [ruleId],
    );
    const byArm = new Map(arms.map((one) => [one.arm, one]));
    expect(byArm.get('programme')?.members).toBeGreaterThan(0);
    expect([byArm.get('programme')?.given, byArm.get('holdout')?.given ?? 0]).toEqual([0, 0]);
    expect(byArm.get('treated')?.given).toBe(byArm.get('treated')?.members);
    expect(arms.reduce((sum, { members }) => sum + members, 0)).toBe(60);
  });
});
