import { beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import { createUser } from '@/lib/access/commands/create-user';
import { systemActor, type UserActor } from '@/lib/domain/access/actor';
import type { Role } from '@/lib/domain/access/permissions';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { RULE_AUTHOR_ID, RULE_REVIEWER_ID } from '@/lib/rules/testing/seed-rule';
import { takeBackChartNote } from './commands/take-back-chart-note';
import { writeChartNote } from './commands/write-chart-note';
import { listAnnotations } from './queries/list-annotations';

const YEAR = { from: '2026-01-01', to: '2026-12-31' };

async function person(name: string, role: Role): Promise<UserActor> {
  const made = { email: `${name}@example.org`, name, role, password: 'a long enough phrase' };
  const userId = await runCommand(createUser, made, systemActor('test'));
  return { kind: 'user', userId, role, requestId: 'test' };
}

let vera: UserActor;
let agent: UserActor;

const APPROVE = `
  UPDATE rule_versions SET state = 'inReview', submitted_at = now(), version = 2 WHERE state = 'draft';
  UPDATE rule_versions SET state = 'approved', reviewer_id = ${RULE_REVIEWER_ID}, decided_at = now(), version = 3
  WHERE state = 'inReview'`;

/** A ladder, an earning rule that changed, a mechanic that was launched and paused for a week, and one that nobody launched. */
const FACTS = `
  INSERT INTO programme (name, currency, time_zone) VALUES ('Sample', 'RUB', 'Europe/Moscow');
  INSERT INTO users (user_id, email, name, role, password_hash) VALUES
    (${RULE_AUTHOR_ID}, 'a@rules.test', 'Author', 'marketer', 'x'), (${RULE_REVIEWER_ID}, 'r@rules.test', 'Reviewer', 'admin', 'x');
  INSERT INTO rules (rule_id, kind, name_en, name_ru) VALUES (1, 'tiers', 'Ladder', 'Лестница'), (2, 'earning', 'Earning', 'Баллы'),
    (3, 'mechanic', 'Birthday', 'День рождения'), (4, 'mechanic', 'Never', 'Никогда');
  INSERT INTO rule_versions (rule_id, no, definition, starts_on, author_id, writer_ids, created_at, changed_at)
  SELECT rule_id, 1, jsonb_build_object('kind', kind), starts_on::date, ${RULE_AUTHOR_ID}, ARRAY[${RULE_AUTHOR_ID}], now(), now()
  FROM (VALUES (1, 'tiers', '2026-01-01'), (2, 'earning', '2025-06-01'), (3, 'mechanic', '2026-02-01'),
    (4, 'mechanic', '2026-02-01')) v (rule_id, kind, starts_on);
  ${APPROVE};
  INSERT INTO rule_versions (rule_id, no, definition, starts_on, author_id, writer_ids, created_at, changed_at)
  VALUES (2, 2, '{"kind": "earning"}', '2026-03-01', ${RULE_AUTHOR_ID}, ARRAY[${RULE_AUTHOR_ID}], now(), now());
  ${APPROVE};
  INSERT INTO mechanic_switches (rule_id, salt, launched_at, launched_by) VALUES (3, 7, '2026-02-09T21:30:00Z', ${RULE_AUTHOR_ID});
  INSERT INTO audit_events (at, actor, request_id, command, subject_kind, subject_id, after) VALUES
    ('2026-04-01T09:00:00Z', 'user:1', 'r', 'mechanics.switch', 'mechanic', '3', '{"move": "pause"}'),
    ('2026-04-08T09:00:00Z', 'user:1', 'r', 'mechanics.switch', 'mechanic', '3', '{"move": "resume"}')`;

beforeAll(async () => {
  await withTx({ label: 'system:test', requestId: 'test' }, ({ client }) => client.query(FACTS));
  vera = await person('vera', 'analyst');
  agent = await person('agent', 'support');
});

const told = async (days = YEAR) =>
  (await runQuery(listAnnotations, days, vera)).map(
    ({ on, kind, rule, note }) => `${on} ${kind} ${rule?.nameEn ?? note?.text}`,
  );

describe('the time axis', () => {
  it('mechanics, rules and ladders set theirs from their own tables, on days of the zone', async () => {
    expect(await told()).toEqual([
      '2026-01-01 ladderBegan Ladder',
      '2026-02-10 launched Birthday',
      '2026-03-01 ruleChanged Earning',
      '2026-04-01 paused Birthday',
      '2026-04-08 resumed Birthday',
    ]);
    expect(await told({ from: '2026-03-01', to: '2026-04-01' })).toHaveLength(2);
  });

  it('a note stands on its day until it is taken back, and comes back when that is undone', async () => {
    const note = await runCommand(writeChartNote, { on: '2026-05-09', text: ' Holiday ' }, vera);
    expect(await told()).toContain('2026-05-09 note Holiday');
    const taken = await runCommand(takeBackChartNote, { ...note, isTakenBack: true }, vera);
    expect(await told()).not.toContain('2026-05-09 note Holiday');
    await expect(
      runCommand(takeBackChartNote, { ...note, isTakenBack: false }, vera),
    ).rejects.toMatchObject({ code: 'stale_version' });
    await expect(
      runCommand(takeBackChartNote, { ...taken, isTakenBack: true }, vera),
    ).rejects.toMatchObject({ code: 'wrong_state' });
    await runCommand(takeBackChartNote, { ...taken, isTakenBack: false }, vera);
    expect(await told()).toContain('2026-05-09 note Holiday');
  });

  it('each change of a note is in the audit log', async () => {
    const { rows } = await withTx({ label: 'system:test', requestId: 'test' }, ({ client }) =>
      client.query<{ command: string }>(
        `SELECT command FROM audit_events WHERE subject_kind = 'chartNote' ORDER BY audit_event_id`,
      ),
    );
    expect(rows.map(({ command }) => command)).toEqual([
      'analytics.writeChartNote',
      'analytics.takeBackChartNote',
      'analytics.takeBackChartNote',
    ]);
  });

  it.each([
    { on: '2026-02-30', text: 'x' },
    { on: '2026-02-01', text: '  ' },
    { on: '2026-02-01', text: 'x'.repeat(121) },
  ])('%o is no note', async (note) => {
    await expect(runCommand(writeChartNote, note, vera)).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  it('who may not read analytics neither reads nor writes here', async () => {
    await expect(runQuery(listAnnotations, YEAR, agent)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(
      runCommand(writeChartNote, { on: '2026-05-09', text: 'x' }, agent),
    ).rejects.toMatchObject({ code: 'forbidden', details: { permission: 'analytics.annotate' } });
  });
});
