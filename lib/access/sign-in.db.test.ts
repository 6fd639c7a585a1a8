import { beforeAll, describe, expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { systemActor } from '@/lib/domain/access/actor';
import { SESSION_IDLE_MS, SESSION_LIFE_MS } from '@/lib/domain/access/limits';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { createUser } from './commands/create-user';
import { disableUser } from './commands/disable-user';
import { signOut } from './commands/sign-out';
import { touchSession } from './commands/touch-session';
import { findSession } from './queries/find-session';
import { hashSecret } from './secrets';
import { signIn } from './sign-in';

const nobody = { kind: 'anonymous', requestId: 'test-request' } as const;
const password = 'a long enough phrase';
const MINUTE = 60_000;

async function person(name: string): Promise<{ userId: number; email: string }> {
  const email = `${name}@example.org`;
  const input = { email, name, role: 'analyst', password } as const;
  return { userId: await runCommand(createUser, input, systemActor('test')), email };
}

const from = (address: string, email: string, typed = password) => ({
  email,
  password: typed,
  address,
});

async function liveAt(token: string, now: Date) {
  return runQuery(findSession, { tokenHash: hashSecret(token) }, nobody, { now });
}

describe('signing in', () => {
  let anna: { userId: number; email: string };
  beforeAll(async () => {
    anna = await person('anna');
    await person('last-of-all');
  });

  it('opens a session whose cookie id is kept only as a hash', async () => {
    const opened = await signIn(from('10.0.0.1', 'ANNA@example.org '), nobody);
    expect(await liveAt(opened.token, new Date())).toMatchObject({
      userId: anna.userId,
      role: 'analyst',
    });
    const rows = await readPool()`SELECT 1 FROM sessions WHERE token_hash = ${opened.token}`;
    expect(rows).toHaveLength(0);
  });

  it('refuses a wrong password and an unknown account in the same words', async () => {
    const wrong = signIn(from('10.0.0.2', anna.email, 'not the phrase at all'), nobody);
    await expect(wrong).rejects.toMatchObject({ code: 'wrong_credentials', details: {} });
    const unknown = signIn(from('10.0.0.2', 'nobody@example.org'), nobody);
    await expect(unknown).rejects.toMatchObject({ code: 'wrong_credentials', details: {} });
  });

  it('takes argon2 time for an unknown account too', async () => {
    await signIn(from('10.0.0.3', 'warm-up@example.org'), nobody).catch(() => {});
    const measure = async (email: string) => {
      const began = performance.now();
      await signIn(from('10.0.0.3', email, 'not the phrase'), nobody).catch(() => {});
      return performance.now() - began;
    };
    const known = await measure(anna.email);
    const unknown = await measure('stranger@example.org');
    expect(unknown).toBeGreaterThan(known / 5);
  });

  it('locks an account after 10 failures in 15 minutes, the right password too, known or not', async () => {
    const bob = await person('bob');
    const now = new Date('2026-11-21T10:00:00Z');
    for (const email of [bob.email, 'ghost@example.org']) {
      for (let attempt = 0; attempt < 10; attempt += 1) {
        const address = `10.1.0.${attempt}`;
        const failed = signIn(from(address, email, `wrong ${attempt} times`), nobody, { now });
        await expect(failed).rejects.toMatchObject({ code: 'wrong_credentials' });
      }
      const locked = signIn(from('10.1.0.99', email), nobody, { now });
      await expect(locked).rejects.toMatchObject({
        code: 'too_many_attempts',
        status: 429,
        details: { retryAfterSeconds: 900 },
      });
    }
    const later = new Date(now.getTime() + 15 * MINUTE);
    const opened = await signIn(from('10.1.0.99', bob.email), nobody, { now: later });
    expect(opened.userId).toBe(bob.userId);
  });

  it('lets 10 of 30 guesses at once reach the password', async () => {
    const carl = await person('carl');
    const guesses = Array.from({ length: 30 }, (_, at) =>
      signIn(from(`10.2.0.${at}`, carl.email, `guess number ${at}`), nobody).catch(
        (error: { code: string }) => error.code,
      ),
    );
    const codes = await Promise.all(guesses);
    expect(codes.filter((code) => code === 'wrong_credentials')).toHaveLength(10);
    expect(codes.filter((code) => code === 'too_many_attempts')).toHaveLength(20);
  });

  it('locks an address after 50 failures over many accounts, and no other address', async () => {
    const now = new Date('2026-11-21T12:00:00Z');
    for (let attempt = 0; attempt < 50; attempt += 1) {
      await signIn(from('10.3.0.1', `spray${attempt}@example.org`, 'x'), nobody, { now }).catch(
        () => {},
      );
    }
    const locked = signIn(from('10.3.0.1', anna.email), nobody, { now });
    await expect(locked).rejects.toMatchObject({ code: 'too_many_attempts' });
    await expect(signIn(from('10.3.0.2', anna.email), nobody, { now })).resolves.toBeTruthy();
  });

  it('never locks out who signs in 60 times with the right password', async () => {
    for (let times = 0; times < 60; times += 1) {
      await signIn(from('10.4.0.1', anna.email), nobody);
    }
  }, 60_000);
});

describe('a session', () => {
  it('ends 8 hours after its last use, whatever happens 7 days after sign-in', async () => {
    const eva = await person('eva');
    const start = new Date('2026-11-01T08:00:00Z');
    const at = (ms: number) => new Date(start.getTime() + ms);
    const { token } = await signIn(from('10.5.0.1', eva.email), nobody, { now: start });
    expect(await liveAt(token, at(SESSION_IDLE_MS - 1))).not.toBeNull();
    expect(await liveAt(token, at(SESSION_IDLE_MS))).toBeNull();
    const tokenHash = hashSecret(token);
    for (let ms = 0; ms < SESSION_LIFE_MS; ms += SESSION_IDLE_MS - MINUTE) {
      await runCommand(touchSession, { tokenHash }, nobody, { now: at(ms) });
    }
    expect(await liveAt(token, at(SESSION_LIFE_MS - 1))).not.toBeNull();
    expect(await liveAt(token, at(SESSION_LIFE_MS))).toBeNull();
  });

  it('is over at once when its owner signs out, and nobody else can end it', async () => {
    const finn = await person('finn');
    const other = await person('other');
    const { token } = await signIn(from('10.6.0.1', finn.email), nobody);
    const sessionHash = hashSecret(token);
    const asUser = (userId: number) =>
      ({ kind: 'user', userId, role: 'analyst', requestId: 'r-1' }) as const;
    await runCommand(signOut, { sessionHash }, asUser(other.userId));
    expect(await liveAt(token, new Date())).not.toBeNull();
    await runCommand(signOut, { sessionHash }, asUser(finn.userId));
    expect(await liveAt(token, new Date())).toBeNull();
  });

  it('is over at once when its owner is disabled, who cannot sign in again', async () => {
    const gus = await person('gus');
    const { token } = await signIn(from('10.7.0.1', gus.email), nobody);
    await runCommand(disableUser, { userId: gus.userId, version: 1 }, systemActor('test'));
    expect(await liveAt(token, new Date())).toBeNull();
    const again = signIn(from('10.7.0.1', gus.email), nobody);
    await expect(again).rejects.toMatchObject({ code: 'wrong_credentials' });
  });
});
