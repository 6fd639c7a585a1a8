import { beforeAll, describe, expect, it } from 'vitest';
import { newMember, sql } from '@/lib/points/testing/points-desk';
import { emptyProgramme } from '@/lib/purchases/testing/posting-desk';
import { seedRule } from '@/lib/rules/testing/seed-rule';

beforeAll(emptyProgramme);

/** An award of a new member, in a state. */
async function award(state: 'given' | 'waiting') {
  const memberId = await newMember();
  const { ruleId, versionId } = await seedRule({
    startsOn: '2026-01-01',
    definition: {
      kind: 'mechanic',
      occasion: { is: 'birthday' },
      rewards: [{ is: 'points', points: '150' }],
    },
  });
  const write = () =>
    sql(
      `INSERT INTO awards (member_id, rule_id, occurrence, rule_version_id, state, decided_on, decided_at, due_on)
       VALUES ($1, $2, '2026', $3, $4, '2026-11-28', now(), '2026-11-28')`,
      [memberId, ruleId, versionId, state],
    );
  await write();
  return { memberId, write };
}
const become = (memberId: number, state: string, more = '') =>
  sql(`UPDATE awards SET state = $2 ${more} WHERE member_id = $1`, [memberId, state]);

describe('awards', () => {
  it('I9 of an occurrence that has one are refused, whoever writes them', async () => {
    const { write } = await award('given');
    await expect(write()).rejects.toThrow(/awards_pkey/);
  });

  it('go forward: what was given does not wait again, what was dropped is not given', async () => {
    const given = await award('given');
    await expect(become(given.memberId, 'waiting')).rejects.toThrow(/goes forward/);
    const waiting = await award('waiting');
    await become(waiting.memberId, 'dropped', `, dropped = 'late'`);
    await expect(become(waiting.memberId, 'given', ', dropped = NULL')).rejects.toThrow(
      /goes forward/,
    );
  });

  it('stay: none is taken out, and an arm stays what it was', async () => {
    const { memberId } = await award('given');
    await expect(sql('DELETE FROM awards WHERE member_id = $1', [memberId])).rejects.toThrow();
    await sql(
      `INSERT INTO mechanic_arms (member_id, rule_id, arm, assigned_on)
       SELECT member_id, rule_id, 'holdout', decided_on FROM awards WHERE member_id = $1`,
      [memberId],
    );
    await expect(
      sql(`UPDATE mechanic_arms SET arm = 'treated' WHERE member_id = $1`, [memberId]),
    ).rejects.toThrow();
  });
});
