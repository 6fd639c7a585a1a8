import { describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { systemActor, type UserActor } from '@/lib/domain/access/actor';
import type { Role } from '@/lib/domain/access/permissions';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { changePassword } from './commands/change-password';
import { changeRole } from './commands/change-role';
import { completeSetup } from './commands/complete-setup';
import { createApiKey } from './commands/create-api-key';
import { createSetupLink } from './commands/create-setup-link';
import { createUser } from './commands/create-user';
import { disableUser } from './commands/disable-user';
import { enableUser } from './commands/enable-user';
import { revokeApiKey } from './commands/revoke-api-key';
import { findApiKey } from './queries/find-api-key';
import { findSession } from './queries/find-session';
import { findSetupLink } from './queries/find-setup-link';
import { listUsers } from './queries/list-users';
import { hashSecret } from './secrets';
import { signIn } from './sign-in';

const nobody = { kind: 'anonymous', requestId: 'test-request' } as const;
const system = systemActor('test');
const password = 'a long enough phrase';

function user(userId: number, role: Role): UserActor {
  return { kind: 'user', userId, role, requestId: 'test-request' };
}

async function person(name: string, role: Role): Promise<number> {
  return runCommand(createUser, { email: `${name}@example.org`, name, role, password }, system);
}

const setup = (token: string, email: string) => ({
  token,
  email,
  password,
  programmeName: 'Bereg Club',
  currency: 'RUB',
  timeZone: 'Europe/Moscow',
  name: 'First',
});

// In the order of a life: nobody, the first administrator, others.
describe('the first start', () => {
  it('makes one administrator with a link that works once, even for two at once', async () => {
    const old = await runCommand(createSetupLink, {}, system);
    const token = await runCommand(createSetupLink, {}, system);
    if (old === null || token === null) throw new Error('a link was expected');
    expect(await runQuery(findSetupLink, { token: old }, nobody)).toBe(false);
    expect(await runQuery(findSetupLink, { token }, nobody)).toBe(true);
    const codes = await Promise.all(
      ['first@example.org', 'second@example.org'].map((email) =>
        runCommand(completeSetup, setup(token, email), nobody).then(
          () => 'made',
          (error: { code: string }) => error.code,
        ),
      ),
    );
    expect(codes.sort()).toEqual(['made', 'setup_link_invalid']);
    expect(await runCommand(createSetupLink, {}, system)).toBeNull();
  });

  it('refuses a link a day old', async () => {
    const rows = await readPool()`SELECT 1 FROM setup_links WHERE ends_at - created_at = '1 day'`;
    expect(rows).toHaveLength(1);
  });
});

describe('users', () => {
  it('the last administrator can be neither disabled nor demoted', async () => {
    const [admin] = (await runQuery(listUsers, {}, system)).users;
    if (!admin) throw new Error('the administrator was expected');
    const { userId, version } = admin;
    const disabled = runCommand(disableUser, { userId, version }, system);
    await expect(disabled).rejects.toMatchObject({ code: 'last_admin' });
    const demoted = runCommand(changeRole, { userId, version, role: 'support' }, system);
    await expect(demoted).rejects.toMatchObject({ code: 'last_admin' });
  });

  it('two administrators who disable each other at once leave one', async () => {
    const others = await runQuery(listUsers, {}, system);
    const [first] = others.users;
    if (!first) throw new Error('the administrator was expected');
    for (let round = 0; round < 5; round += 1) {
      const rival = await person(`rival${round}`, 'admin');
      const versionOf = async (id: number) =>
        (await runQuery(listUsers, {}, system)).users.find(({ userId }) => userId === id)
          ?.version ?? 0;
      const both = await Promise.allSettled([
        runCommand(disableUser, { userId: rival, version: 1 }, user(first.userId, 'admin')),
        runCommand(
          disableUser,
          { userId: first.userId, version: await versionOf(first.userId) },
          user(rival, 'admin'),
        ),
      ]);
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const { users } = await runQuery(listUsers, {}, system);
      const admins = users.filter((one) => one.role === 'admin' && one.disabledAt === null);
      expect(admins).toHaveLength(1);
      const version = await versionOf(first.userId);
      await runCommand(enableUser, { userId: first.userId, version }, system);
      await runCommand(disableUser, { userId: rival, version: await versionOf(rival) }, system);
    }
  });

  it('a role counts from the next request of an open session', async () => {
    const userId = await person('hana', 'admin');
    const credentials = { email: 'hana@example.org', password, address: '10.0.0.1' };
    const { token } = await signIn(credentials, nobody);
    const tokenHash = hashSecret(token);
    await runCommand(changeRole, { userId, version: 1, role: 'support' }, system);
    expect(await runQuery(findSession, { tokenHash }, nobody)).toMatchObject({ role: 'support' });
  });

  it('an e-mail is taken whatever its case; a weak password names its reason', async () => {
    await person('ivan', 'support');
    const taken = person('IVAN', 'support');
    await expect(taken).rejects.toMatchObject({ code: 'already_exists' });
    const weak = {
      email: 'jo@example.org',
      name: 'Jo',
      role: 'support',
      password: 'short',
    } as const;
    await expect(runCommand(createUser, weak, system)).rejects.toMatchObject({
      code: 'weak_password',
      details: { reason: 'too_short' },
    });
  });

  it('a change against an older version is refused', async () => {
    const userId = await person('kira', 'support');
    await runCommand(changeRole, { userId, version: 1, role: 'analyst' }, system);
    const stale = runCommand(changeRole, { userId, version: 1, role: 'marketer' }, system);
    await expect(stale).rejects.toMatchObject({ code: 'stale_version' });
  });

  it('a changed password ends the sessions elsewhere and keeps this one', async () => {
    const userId = await person('lena', 'support');
    const credentials = { email: 'lena@example.org', password, address: '10.0.0.1' };
    const here = hashSecret((await signIn(credentials, nobody)).token);
    const there = hashSecret((await signIn(credentials, nobody)).token);
    const input = { present: password, next: 'another long phrase', keepSessionHash: here };
    const changed = await runCommand(changePassword, input, user(userId, 'support'));
    expect(changed).toEqual({ kind: 'changed', endedSessions: 1 });
    expect(await runQuery(findSession, { tokenHash: here }, nobody)).not.toBeNull();
    expect(await runQuery(findSession, { tokenHash: there }, nobody)).toBeNull();
    await expect(signIn(credentials, nobody)).rejects.toMatchObject({ code: 'wrong_credentials' });
  });
});

describe('a wrong present password', () => {
  it('counts toward the lock of the account, also of guesses at once, and of the sign-in', async () => {
    const userId = await person('nina', 'support');
    const guess = () =>
      runCommand(
        changePassword,
        { present: 'not the password', next: 'another long phrase', keepSessionHash: 'x' },
        user(userId, 'support'),
      );
    const answers = await Promise.allSettled(Array.from({ length: 14 }, guess));
    const tried = answers.filter((answer) => answer.status === 'fulfilled');
    expect(tried.map(({ value }) => value)).toEqual(
      Array.from({ length: 10 }, () => ({ kind: 'wrong' })),
    );
    await expect(guess()).rejects.toMatchObject({ code: 'too_many_attempts' });
    const credentials = { email: 'nina@example.org', password, address: '10.0.0.9' };
    await expect(signIn(credentials, nobody)).rejects.toMatchObject({ code: 'too_many_attempts' });
  });
});

describe('API keys', () => {
  it('are kept hashed, know their scopes, and end at once', async () => {
    const userId = await person('mila', 'admin');
    const admin = user(userId, 'admin');
    const made = await runCommand(createApiKey, { name: 'Till', scopes: ['members.read'] }, admin);
    expect(made.key).toMatch(/^vk_[\w-]{43}$/);
    const keyHash = hashSecret(made.key);
    expect(await runQuery(findApiKey, { keyHash }, nobody)).toMatchObject({
      apiKeyId: made.apiKeyId,
      scopes: ['members.read'],
    });
    await runCommand(revokeApiKey, { apiKeyId: made.apiKeyId }, admin);
    expect(await runQuery(findApiKey, { keyHash }, nobody)).toBeNull();
    const kept =
      await readPool()`SELECT 1 FROM audit_events WHERE after::text LIKE ${`%${made.key}%`}`;
    expect(kept).toHaveLength(0);
  });
});
