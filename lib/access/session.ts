import 'server-only';
import { headers } from 'next/headers';
import { forbidden, redirect } from 'next/navigation';
import { cache } from 'react';
import { type AnonymousActor, can, type UserActor } from '@/lib/domain/access/actor';
import { returnPath } from '@/lib/domain/access/home';
import { SESSION_TOUCH_MS } from '@/lib/domain/access/limits';
import type { Permission } from '@/lib/domain/access/permissions';
import { runCommand } from '@/lib/kernel/command';
import { runQuery } from '@/lib/kernel/query';
import { log } from '@/lib/log';
import { readSessionToken } from './auth';
import { touchSession } from './commands/touch-session';
import { findSession, type SessionUser } from './queries/find-session';
import { PATH_HEADER, requestIdOf } from './request';
import { hashSecret } from './secrets';

/** The signed-in person of this request. */
export type SessionActor = UserActor &
  Pick<SessionUser, 'name' | 'email' | 'locale' | 'theme' | 'singleKeys'> & {
    /** Which of the person's sessions this is: its kept hash. */
    readonly sessionHash: string;
  };

/** Nobody, with the id of this request: for what a visitor may do. */
export async function anonymousActor(): Promise<AnonymousActor> {
  return { kind: 'anonymous', requestId: requestIdOf(await headers()) };
}

async function touch(tokenHash: string, actor: AnonymousActor, now: Date): Promise<void> {
  try {
    await runCommand(touchSession, { tokenHash }, actor, { now });
  } catch {
    // Reading must go on while the database takes no writes; the session only ends a minute earlier.
    log.warn({ requestId: actor.requestId }, 'a session could not be touched');
  }
}

/** Who is signed in, read from the session's row on every request; null: nobody. */
export const findActor = cache(async (): Promise<SessionActor | null> => {
  const token = await readSessionToken();
  if (token === null) return null;
  const nobody = await anonymousActor();
  const tokenHash = hashSecret(token);
  const now = new Date();
  const found = await runQuery(findSession, { tokenHash }, nobody, { now });
  if (found === null) return null;
  const { lastSeenAt, ...user } = found;
  if (now.getTime() - lastSeenAt.getTime() >= SESSION_TOUCH_MS) await touch(tokenHash, nobody, now);
  return { kind: 'user', ...user, requestId: nobody.requestId, sessionHash: tokenHash };
});

/**
 * Who is signed in; nobody is sent to sign in and comes back here. A page names the right it needs, to be shown as
 * forbidden (403) as a whole; its queries ask again by themselves.
 */
export async function requireActor(permission?: Permission): Promise<SessionActor> {
  const actor = await findActor();
  if (actor === null) {
    const path = returnPath((await headers()).get(PATH_HEADER));
    redirect(path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`);
  }
  if (permission !== undefined && !can(actor, permission)) forbidden();
  return actor;
}
