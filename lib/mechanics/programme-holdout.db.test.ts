import { beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '@/lib/domain/access/actor';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { sql } from '@/lib/points/testing/points-desk';
import { emptyProgramme } from '@/lib/purchases/testing/posting-desk';
import { holdBackFromAll } from './commands/control-mechanics';
import { getMechanicControl } from './queries/get-control';
import { birthdayGift, launched, member, runDay } from './testing/run-desk';

const marketer: UserActor = { kind: 'user', userId: 1, role: 'marketer', requestId: 'test' };

beforeAll(emptyProgramme);

describe('members held back from all mechanics', () => {
  it('get nothing of any, are counted, and stand in no comparison of a single one', async () => {
    // As a base that was emptied for a programme leaves it.
    await sql('TRUNCATE mechanic_control');
    const control = await runQuery(getMechanicControl, {}, marketer);
    const asked = { holdoutBps: 2_000, version: control.version };
    await runCommand(holdBackFromAll, asked, marketer);
    await expect(runCommand(holdBackFromAll, asked, marketer)).rejects.toMatchObject({
      code: 'stale_version',
    });
    for (let place = 0; place < 60; place += 1) await member({ birthOn: '1990-11-28' });
    const ruleId = await launched(birthdayGift({ holdoutBps: 1_000 }));
    await runDay(ruleId);
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
