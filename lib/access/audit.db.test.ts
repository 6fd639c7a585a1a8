import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/write';
import { systemActor, type UserActor } from '@/lib/domain/access/actor';
import { SESSION_IDLE_MS } from '@/lib/domain/access/limits';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { createUser } from './commands/create-user';
import { signOutElsewhere } from './commands/sign-out-elsewhere';
import { sweepAccess } from './commands/sweep-access';
import { listAuditChoices } from './queries/list-audit-choices';
import { listAuditEvents } from './queries/list-audit-events';
import { listOwnSessions } from './queries/list-own-sessions';
import { hashSecret } from './secrets';
import { signIn } from './sign-in';

const system = systemActor('test');
const nobody = { kind: 'anonymous', requestId: 'test-request' } as const;
const password = 'a long enough phrase';

async function person(name: string): Promise<number> {
  const email = `${name}@example.org`;
  return runCommand(createUser, { email, name, role: 'admin', password }, system);
}

describe('the audit log', () => {
  it('is read 50 rows a page, the latest first, each row once', async () => {
    for (let made = 0; made < 60; made += 1) await person(`page${made}`);
    const first = await runQuery(listAuditEvents, { command: 'access.createUser' }, system);
    expect(first.events).toHaveLength(50);
    expect(first.events[0]?.after).toMatchObject({ name: 'page59' });
    const before = first.nextBefore ?? undefined;
    const second = await runQuery(
      listAuditEvents,
      { command: 'access.createUser', before },
      system,
    );
    expect(second.events).toHaveLength(10);
    expect(second.nextBefore).toBeNull();
    const ids = [...first.events, ...second.events].map(({ auditEventId }) => auditEventId);
    expect(new Set(ids).size).toBe(60);
  });

  it('narrows by actor and subject, names the person, and offers the commands it holds', async () => {
    const userId = await person('named');
    const actor: UserActor = { kind: 'user', userId, role: 'admin', requestId: 'r-1' };
    const created = await runCommand(
      createUser,
      { email: 'by-named@example.org', name: 'By', role: 'support', password },
      actor,
    );
    const found = await runQuery(
      listAuditEvents,
      { actor: `user:${userId}`, subjectKind: 'user', subjectId: String(created) },
      system,
    );
    expect(found.events).toMatchObject([{ actorName: 'named', subjectId: String(created) }]);
    expect(JSON.stringify(found)).not.toContain('argon2');
    const choices = await runQuery(listAuditChoices, {}, system);
    expect(choices.commands).toContain('access.createUser');
    expect(choices.subjectKinds).toContain('user');
    expect(choices.actors).toContainEqual({ actor: `user:${userId}`, name: 'named' });
    expect(choices.actors).toContainEqual({ actor: 'system:test', name: null });
  });
});

describe('the days of the audit log', () => {
  it('are days of the programme’s zone, both ends in, either of which may be open', async () => {
    await withTx({ label: 'system:test', requestId: 'test' }, async (tx) => {
      await tx.client.query(
        `INSERT INTO programme (name, currency, time_zone) VALUES ('Test', 'RUB', 'Asia/Yekaterinburg')`,
      );
      await tx.client.query(
        `INSERT INTO audit_events (at, actor, request_id, command, subject_kind, subject_id)
         SELECT at::timestamptz, 'system:test', 'test', 'test.days', 'day', at FROM unnest(ARRAY[
           '2020-03-01T18:59:59Z', '2020-03-01T19:00:00Z', '2020-03-03T18:59:59Z', '2020-03-03T19:00:00Z']) at`,
      );
    });
    const of = async (from: string | undefined, to: string | undefined) => {
      const asked = { command: 'test.days', from, to };
      const { events } = await runQuery(listAuditEvents, asked, system);
      return events.map(({ subjectId }) => subjectId.slice(8, 13)).reverse();
    };
    expect(await of('2020-03-02', '2020-03-03')).toEqual(['01T19', '03T18']);
    expect(await of(undefined, '2020-03-01')).toEqual(['01T18']);
    expect(await of('2020-03-04', undefined)).toEqual(['03T19']);
  });
});

describe('one’s own sessions', () => {
  it('are listed while they live; the others end together', async () => {
    const userId = await person('rita');
    const actor: UserActor = { kind: 'user', userId, role: 'admin', requestId: 'r-1' };
    const credentials = { email: 'rita@example.org', password, address: '10.0.0.1' };
    const here = hashSecret((await signIn(credentials, nobody)).token);
    await signIn(credentials, nobody);
    await signIn(credentials, nobody);
    expect(await runQuery(listOwnSessions, {}, actor)).toHaveLength(3);
    expect(await runCommand(signOutElsewhere, { exceptHash: here }, actor)).toBe(2);
    const left = await runQuery(listOwnSessions, {}, actor);
    expect(left.map(({ sessionHash }) => sessionHash)).toEqual([here]);
    const later = new Date(Date.now() + SESSION_IDLE_MS);
    expect(await runQuery(listOwnSessions, {}, actor, { now: later })).toEqual([]);
  });

  it('are swept a month after their end, and live ones stay', async () => {
    const userId = await person('sven');
    const actor: UserActor = { kind: 'user', userId, role: 'admin', requestId: 'r-1' };
    const credentials = { email: 'sven@example.org', password, address: '10.0.0.1' };
    await signIn(credentials, nobody, { now: new Date(Date.now() - 40 * 86_400_000) });
    await signIn(credentials, nobody);
    await runCommand(sweepAccess, {}, system);
    expect(await runQuery(listOwnSessions, {}, actor)).toHaveLength(1);
  });
});
