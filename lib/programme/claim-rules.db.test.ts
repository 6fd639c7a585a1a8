import { beforeAll, expect, it } from 'vitest';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { anna, chief, refusal, seedPeople, sql } from '@/lib/points/testing/points-desk';
import { updateClaimRules } from './commands/update-claim-rules';
import { getClaimRules } from './queries/get-claim-rules';

beforeAll(async () => {
  await seedPeople();
  await sql("INSERT INTO programme (name) VALUES ('Bereg') ON CONFLICT DO NOTHING");
});

const start = { claimDays: 90 };
const save = (claimDays: number, seen: typeof start, actor = chief) =>
  runCommand(updateClaimRules, { claimDays, seen }, actor);

it('a programme begins with 90 days', async () => {
  expect(await runQuery(getClaimRules, {}, chief)).toEqual(start);
});

it.each([29, 181, 30.5])('%f days are refused', async (days) => {
  expect(await refusal(save(days, start))).toMatchObject({ code: 'invalid_input' });
});

it('the database refuses what is out of bounds to anyone', async () => {
  await expect(sql('UPDATE programme SET claim_days = 181')).rejects.toThrow();
});

it('an agent of the desk may not change it', async () => {
  expect(await refusal(save(60, start, anna))).toMatchObject({ code: 'forbidden' });
});

it('of two who change it at once the second hears what the first saved, and the log what changed', async () => {
  const both = await Promise.all([refusal(save(30, start)), refusal(save(180, start))]);
  expect(both.filter((one) => one === null)).toHaveLength(1);
  const now = await runQuery(getClaimRules, {}, chief);
  expect(both.find((one) => one !== null)).toEqual({ code: 'stale_version', ...now });
  const log = await sql(
    `SELECT before, after FROM audit_events WHERE command = 'programme.updateClaimRules'`,
  );
  expect(log).toEqual([{ before: start, after: now }]);
});
