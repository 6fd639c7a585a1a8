import { beforeAll, expect, it } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { anna, chief, refusal, seedPeople, sql } from '@/lib/points/testing/points-desk';
import { updateHouseholdLimit } from './commands/update-household-limit';
import { getHouseholdLimit } from './queries/get-household-limit';

beforeAll(async () => {
  await seedPeople();
  await sql("INSERT INTO programme (name) VALUES ('Bereg') ON CONFLICT DO NOTHING");
});

const save = (householdLimit: number, seen: number, actor = chief) =>
  runCommand(updateHouseholdLimit, { householdLimit, seen }, actor);

it('a programme begins with 6 places in a household', async () => {
  expect(await runQuery(getHouseholdLimit, {}, chief)).toEqual({ householdLimit: 6 });
});

it.each([1, 13, 2.5])('%f places are refused', async (places) => {
  expect(await refusal(save(places, 6))).toMatchObject({ code: 'invalid_input' });
});

it('an agent of the desk may not change it', async () => {
  expect(await refusal(save(4, 6, anna))).toMatchObject({ code: 'forbidden' });
});

it('of two who change it at once the second hears what the first saved, and the log what changed', async () => {
  const both = await Promise.all([refusal(save(2, 6)), refusal(save(12, 6))]);
  expect(both.filter((one) => one === null)).toHaveLength(1);
  const now = await runQuery(getHouseholdLimit, {}, chief);
  expect(both.find((one) => one !== null)).toEqual({ code: 'stale_version', ...now });
  const log = await sql(
    `SELECT before, after FROM audit_events WHERE command = 'programme.updateHouseholdLimit'`,
  );
  expect(log).toEqual([{ before: { householdLimit: 6 }, after: now }]);
});
