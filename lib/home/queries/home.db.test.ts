import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/access/actor';
import { runQuery } from '@/lib/kernel/query';
import { seedMechanic } from '@/lib/mechanics/results/testing/seed-experiment';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { sql } from '@/lib/points/testing/points-desk';
import { RULE_AUTHOR_ID } from '@/lib/rules/testing/seed-rule';
import { daysAhead } from './days-ahead';
import { needsAttention } from './needs-attention';
import { runningMechanics } from './running-mechanics';
import { waitingApprovals } from './waiting-approvals';

const ACTOR = systemActor('test');
const now = new Date('2026-03-20T09:00:00Z');
let ruleId = 0;

const launch = (id: number) =>
  sql(
    `INSERT INTO mechanic_switches (rule_id, launched_at, launched_by, salt) VALUES ($1, '2026-03-01', $2, 7)`,
    [id, RULE_AUTHOR_ID],
  );

beforeAll(async () => {
  await seedMembers([1, 2, 3].map((memberId) => ({ memberId })));
  await sql(`UPDATE member_profiles SET birth_on = '1990-03-22' WHERE member_id < 3`);
  ({ ruleId } = await seedMechanic({ budget: { points: '1000', members: 100 } }));
  await launch(ruleId);
  await sql(`INSERT INTO mechanic_spent (rule_id, points, members) VALUES ($1, 70000, 7)`, [
    ruleId,
  ]);
  await sql(
    `INSERT INTO mechanic_days (rule_id, ran_on, found, given, held_out, points) VALUES ($1, '2026-03-18', 8, 7, 1, 70000)`,
    [ruleId],
  );
  await sql(
    `INSERT INTO mechanic_runs (rule_id, ran_on, begun_at, ended_at) VALUES ($1, '2026-03-19', now(), now())`,
    [ruleId],
  );
});

describe("the marketer's home", () => {
  it('tells the budget nearest to its end: 700 of 1,000 points in a week, three days are left', async () => {
    const { mechanics } = await runQuery(runningMechanics, {}, ACTOR, { now });
    expect(mechanics).toHaveLength(1);
    expect(mechanics[0]).toMatchObject({ ruleId, state: 'running', awards: 7, heldOut: 1 });
    expect(mechanics[0]?.budget).toEqual({
      ...{ of: 'points', spent: 70_000n, most: 100_000n, endsOn: '2026-03-23', isUsedUp: false },
    });
    const attention = await runQuery(needsAttention, {}, ACTOR, { now });
    expect(attention.map(({ is }) => is)).toEqual(['budgetEnds']);
  });

  it('a mechanic whose run of yesterday is missing, and the stop of everything, go first', async () => {
    const open = await seedMechanic({ holdoutBps: 0 });
    await launch(open.ruleId);
    const behind = await runQuery(needsAttention, {}, ACTOR, { now });
    expect(behind.map(({ is }) => is)).toEqual(['runBehind', 'budgetEnds', 'noHoldout']);
    await sql(`UPDATE mechanic_control SET stopped_at = now(), stopped_by = $1`, [RULE_AUTHOR_ID]);
    const stopped = await runQuery(needsAttention, {}, ACTOR, { now });
    expect(stopped.map(({ is }) => is)).toEqual(['stopped', 'budgetEnds', 'noHoldout']);
  });

  it('counts birthdays of fourteen days and tells what holds in them', async () => {
    const { days, rules } = await runQuery(daysAhead, {}, ACTOR, { now });
    expect(days).toHaveLength(14);
    expect(days.map(({ birthdays }) => birthdays).slice(0, 4)).toEqual([0, 0, 2, 0]);
    expect(rules.map((rule) => rule.ruleId)).toContain(ruleId);
  });

  it('approvals are never those of who wrote them', async () => {
    await sql(
      `INSERT INTO rule_versions (rule_id, no, definition, starts_on, author_id, writer_ids, created_at, changed_at)
       SELECT rule_id, 2, definition, '2026-03-25', $2, ARRAY[$2::int], now(), now() FROM rule_versions WHERE rule_id = $1`,
      [ruleId, RULE_AUTHOR_ID],
    );
    await sql(
      `UPDATE rule_versions SET state = 'inReview', submitted_at = '2026-03-15', version = 2 WHERE rule_id = $1 AND no = 2`,
      [ruleId],
    );
    const { approvals } = await runQuery(waitingApprovals, {}, ACTOR, { now });
    expect(approvals.map((one) => [one.ruleId, one.no, one.authorName])).toEqual([
      [ruleId, 2, 'Author'],
    ]);
    const author = {
      kind: 'user',
      userId: RULE_AUTHOR_ID,
      role: 'marketer',
      requestId: 't',
    } as const;
    expect((await runQuery(waitingApprovals, {}, author, { now })).count).toBe(0);
    const { rules } = await runQuery(daysAhead, {}, ACTOR, { now });
    expect(rules.find(({ isInReview }) => isInReview)?.startsOn).toBe('2026-03-25');
  });
});
