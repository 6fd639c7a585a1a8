import { beforeAll, describe, expect, it } from 'vitest';
import { PLACE_TRANSITIONS } from '@/lib/domain/households/transitions';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { sql } from '@/lib/tasks/testing/task-desk';

const BEGIN = `INSERT INTO households (head_id, begun_at) VALUES`;
const PLACE = `INSERT INTO household_members
  (member_id, household_id, state, way, begun_at, begun_by, joined_at, expires_at, salt, code_hash, ended_at, ended_by, end_reason)`;

/** A statement that puts members into the newest household. */
const joined = (...ids: number[]) =>
  `${PLACE} SELECT id, (SELECT max(household_id) FROM households), 'joined', 'founding', now(), 'system:test', now(),
     NULL, NULL, NULL, NULL, NULL, NULL FROM unnest(ARRAY[${ids.join(',')}]::bigint[]) AS id`;

const begun = (...ids: number[]) =>
  `WITH one AS (${BEGIN} (${ids[0]}, now()) RETURNING household_id)
   ${PLACE} SELECT id, one.household_id, 'joined', 'founding', now(), 'system:test', now(),
     NULL, NULL, NULL, NULL, NULL, NULL FROM one, unnest(ARRAY[${ids.join(',')}]::bigint[]) AS id`;

const refused = (text: string, code: string) => expect(sql(text)).rejects.toMatchObject({ code });

beforeAll(async () => {
  await seedMembers([
    ...Array.from({ length: 20 }, (_, place) => ({ memberId: place + 1 })),
    { memberId: 21, status: 'closed' },
  ]);
});

describe('households in the database', () => {
  it('let through exactly the changes of a place that the rules name', async () => {
    const rows = await sql<object>(
      'SELECT operation, from_state AS "from", to_state AS "to" FROM household_transitions',
    );
    const told = (row: object) => JSON.stringify(Object.entries(row).sort());
    expect(rows.map(told).sort()).toEqual(PLACE_TRANSITIONS.map(told).sort());
  });

  it('hold no head alone, no head from outside, and nobody once they are over', async () => {
    await refused(`${BEGIN} (1, now())`, 'VN004');
    await sql(begun(1, 2));
    await refused(`UPDATE households SET head_id = 3 WHERE head_id = 1`, 'VN004');
    await refused(
      `UPDATE households SET head_id = NULL, ended_at = now() WHERE head_id = 1`,
      'VN004',
    );
    const left = `UPDATE household_members SET state = 'left', ended_at = now(), ended_by = 'system:test',
      end_reason = 'request'`;
    await refused(`${left} WHERE member_id = 2`, 'VN004');
    await refused(`${left} WHERE member_id = 1`, 'VN004');
  });

  it('give a member one place, and none to a membership that is over', async () => {
    await sql(begun(4, 5));
    await refused(begun(5, 6), '23505');
    await refused(joined(21), 'VN003');
    await refused(
      `UPDATE members SET status = 'closing' WHERE member_id = 5;
      UPDATE members SET status = 'closed' WHERE member_id = 5`,
      'VN004',
    );
  });

  it('take six and no seventh', async () => {
    await sql(begun(7, 8, 9, 10, 11, 12));
    await refused(joined(13), 'VN003');
  });

  it('change a place only along the table, and never whose it is', async () => {
    await sql(begun(14, 15));
    const place = (set: string) => `UPDATE household_members SET ${set} WHERE member_id = 15`;
    await refused(place(`state = 'invited'`), 'VN003');
    await refused(place('member_id = 16'), 'VN003');
    await refused(place(`joined_at = now() + interval '1 day'`), 'VN003');
    await refused('DELETE FROM household_members WHERE member_id = 15', 'VN002');
    await refused('DELETE FROM households WHERE head_id = 14', 'VN002');
  });

  it('that are over stay so', async () => {
    await sql(begun(17, 18));
    await sql(`UPDATE household_members SET state = 'left', ended_at = now(), ended_by = 'system:test',
        end_reason = 'dissolved' WHERE member_id IN (17, 18);
      UPDATE households SET head_id = NULL, ended_at = now() WHERE head_id = 17`);
    await refused(
      `UPDATE households SET head_id = 17, ended_at = NULL WHERE household_id =
         (SELECT household_id FROM household_members WHERE member_id = 17)`,
      'VN003',
    );
    await refused(
      `UPDATE household_members SET state = 'joined', ended_at = NULL, ended_by = NULL, end_reason = NULL
       WHERE member_id = 17`,
      'VN003',
    );
  });
});
