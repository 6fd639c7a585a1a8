import { beforeAll, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { withTx } from '@/db/write';
import { auditFile } from '@/lib/access/audit-csv';
import { createUser } from '@/lib/access/commands/create-user';
import { systemActor, type UserActor } from '@/lib/domain/access/actor';
import type { Role } from '@/lib/domain/access/permissions';
import { taskListFromAddress } from '@/lib/domain/tasks/list-filters';
import { importsFile } from '@/lib/imports/imports-csv';
import { runCommand } from '@/lib/kernel/command';
import { mechanicsFile } from '@/lib/mechanics/mechanics-csv';
import { outboxFile } from '@/lib/messaging/outbox-csv';
import { segmentsFile } from '@/lib/segments/segments-csv';
import { tasksFile } from '@/lib/tasks/tasks-csv';
import { type ListFile, takeFile } from './list-file';

const people = {} as Record<Role, UserActor>;

beforeAll(async () => {
  await withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
    await tx.client.query(`INSERT INTO programme (name, currency) VALUES ('Test', 'RUB')`);
    await tx.client.query(
      `INSERT INTO imports (kind, state, file_name, file_path, file_sha256, file_bytes, created_by)
       SELECT 'stores', 'done', '=cmd' || n || '.csv', 'x', 'x' || n, 1, 'system:test' FROM generate_series(1, 12001) n`,
    );
  });
  for (const role of ['admin', 'marketer', 'analyst', 'support'] as const) {
    const made = {
      email: `${role}@example.org`,
      name: role,
      role,
      password: 'a long enough phrase',
    };
    const userId = await runCommand(createUser, made, systemActor('test'));
    people[role] = { kind: 'user', userId, role, requestId: 'test' };
  }
});

const FILES: Readonly<Record<string, (actor: UserActor) => ListFile | Promise<ListFile>>> = {
  segments: (actor) => segmentsFile({ isArchived: false, find: '' }, actor),
  imports: (actor) => importsFile({}, actor),
  tasks: (actor) => tasksFile(taskListFromAddress({ scope: 'everybody' }), actor),
  mechanics: (actor) => mechanicsFile('all', actor),
  outbox: (actor) => outboxFile({ isRecent: false }, actor),
  audit: (actor) => auditFile({ command: 'access.createUser' }, actor),
};

const take = async (list: string, role: Role, purpose = '') => {
  const actor = people[role];
  const file = await FILES[list]?.(actor);
  if (file === undefined) throw new Error('a list was expected');
  const bytes = await new Response(await takeFile(file, { actor, purpose })).arrayBuffer();
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
};
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'given',
    (error: { code: string }) => error.code,
  );
const told = () => readPool()<{ subjectKind: string; after: unknown }[]>`
  SELECT subject_kind AS "subjectKind", after FROM audit_events WHERE command = 'lists.export' ORDER BY audit_event_id`;

describe('a list as a file', () => {
  it('has every row, piece by piece, with its heading once and no formula that would run', async () => {
    const text = await take('imports', 'analyst');
    const lines = text.trimEnd().split('\n');
    expect(lines[0]).toBe(
      '\uFEFFimportId,kind,state,fileName,rows,rowsRefused,createdAt,createdByName',
    );
    expect(lines).toHaveLength(12_002);
    expect(new Set(lines).size).toBe(12_002);
    expect(lines[1]).toContain(",'=cmd12001.csv,");
    expect(text).not.toMatch(/,=cmd/);
  });

  it('that tells of people is given for a purpose alone, which is written down with the filters', async () => {
    expect(await refusal(take('audit', 'admin'))).toBe('invalid_input');
    expect(await refusal(take('audit', 'admin', 'because'))).toBe('invalid_input');
    expect(await told()).toEqual([]);
    const lines = (await take('audit', 'admin', 'audit')).trim().split('\n');
    expect(lines).toHaveLength(5);
    expect(await told()).toEqual([
      { subjectKind: 'audit', after: { exported: true, purpose: 'audit', filters: ['command'] } },
    ]);
    expect(await refusal(take('tasks', 'support', 'report'))).toBe('given');
    expect(await refusal(take('outbox', 'marketer', 'report'))).toBe('given');
    expect(await told()).toHaveLength(3);
  });

  it('that tells of nobody is given at once', async () => {
    for (const list of ['segments', 'mechanics']) {
      expect(await refusal(take(list, 'analyst')), list).toBe('given');
    }
  });

  it('is not given to who may not read it, and nothing is written down then', async () => {
    const before = (await told()).length;
    const asked = [
      ['audit', 'marketer'],
      ['outbox', 'support'],
      ['tasks', 'analyst'],
      ['segments', 'support'],
      ['imports', 'support'],
    ] as const;
    for (const [list, role] of asked) {
      expect(await refusal(take(list, role, 'report')), `${list} ${role}`).toBe('forbidden');
    }
    expect(await told()).toHaveLength(before);
  });
});
