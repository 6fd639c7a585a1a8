import 'server-only';
import { randomUUID } from 'node:crypto';

const PREFERENCE_SECONDS = 365 * 24 * 3600;
const REQUEST_ID = /^[A-Za-z0-9_-]{8,64}$/;
const ADDRESS_MAX_CHARS = 100;

/** Names the request in logs, answers and the audit log. proxy.ts makes it. */
export const REQUEST_ID_HEADER = 'x-request-id';
/** The address asked for, kept by proxy.ts for the way back after signing in. */
export const PATH_HEADER = 'x-vernost-path';

/** The id of the request, or a new one where proxy.ts did not pass. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get(REQUEST_ID_HEADER);
  return given !== null && REQUEST_ID.test(given) ? given : randomUUID();
}

/**
 * The network address of the caller: what the nearest proxy wrote, or the socket's address, which Next fills in.
 * A console that faces the network without a proxy can be lied to here: the limit per account does not rest on it.
 */
export function callerAddress(headers: Headers): string {
  const chain = headers.get('x-forwarded-for')?.split(',') ?? [];
  return chain.at(-1)?.trim().slice(0, ADDRESS_MAX_CHARS) || 'unknown';
}

/** A cookie for language or theme: the browser may read it, and it outlives the session. */
export function preferenceCookie(name: string, value: string) {
  const maxAge = PREFERENCE_SECONDS;
  return { name, value, path: '/', sameSite: 'lax', maxAge } as const;
}
