import 'server-only';
import { cookies } from 'next/headers';
import type { NextRequest } from 'next/server';
import NextAuth, { type NextAuthOptions } from 'next-auth';
import { decode } from 'next-auth/jwt';
import CredentialsProvider from 'next-auth/providers/credentials';
import type { AnonymousActor } from '@/lib/domain/access/actor';
import { SESSION_LIFE_MS } from '@/lib/domain/access/limits';
import { LOCALE_COOKIE, THEME_COOKIE } from '@/lib/domain/access/preferences';
import { AppError, ERROR_STATUS, type ErrorCode } from '@/lib/domain/shared/errors';
import { authSecret, env } from '@/lib/env';
import { toRefusal } from '@/lib/kernel/refusal';
import { log } from '@/lib/log';
import { authCookie } from './auth-cookie';
import type { OpenedSession } from './commands/open-session';
import { callerAddress, preferenceCookie, requestIdOf } from './request';
import { signIn } from './sign-in';

/* The only file that knows next-auth: its cookie carries a random id, everything else is the session's row. */

const SESSION_SECONDS = SESSION_LIFE_MS / 1000;

/** Keeps the words of the refusal: next-auth carries a thrown message through to its answer. */
async function openOrThrow(
  credentials: Record<'email' | 'password', string> | undefined,
  headers: Headers,
): Promise<OpenedSession> {
  const actor: AnonymousActor = { kind: 'anonymous', requestId: requestIdOf(headers) };
  try {
    const { email = '', password = '' } = credentials ?? {};
    return await signIn({ email, password, address: callerAddress(headers) }, actor);
  } catch (error) {
    const { code, details } = toRefusal(error, actor.requestId);
    // An e-mail that is not one cannot be an account: the same answer as for one that does not exist.
    const shown = code === 'invalid_input' ? 'wrong_credentials' : code;
    throw new Error(`${shown}:${details.retryAfterSeconds ?? ''}`);
  }
}

function options(): NextAuthOptions {
  return {
    secret: authSecret(),
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    useSecureCookies: env().publicUrl.startsWith('https:'),
    cookies: {
      sessionToken: authCookie('session', env().publicUrl),
      csrfToken: authCookie('csrf', env().publicUrl),
      callbackUrl: authCookie('callback', env().publicUrl),
    },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        authorize: async (credentials, request) => {
          const opened = await openOrThrow(credentials, new Headers(request.headers));
          const jar = await cookies();
          if (opened.locale !== null) jar.set(preferenceCookie(LOCALE_COOKIE, opened.locale));
          jar.set(preferenceCookie(THEME_COOKIE, opened.theme));
          return { id: opened.token };
        },
      }),
    ],
    // The token is the session's random id and nothing else: no name, no role that could go stale.
    callbacks: { jwt: ({ token, user }) => (user ? { sid: user.id } : token) },
    logger: {
      error: (code) => log.warn({ code }, 'next-auth'),
      warn: () => {},
      debug: () => {},
    },
  };
}

function isErrorCode(code: string): code is ErrorCode {
  return code in ERROR_STATUS;
}

/** What next-auth wants to say by redirecting, as an error of ours, or null: signed in. */
function refusalIn(target: URL): AppError | null {
  if (target.searchParams.has('csrf'))
    return new AppError('invalid_input', { fields: ['csrfToken'] });
  const said = target.searchParams.get('error');
  if (said === null) return null;
  const [code = '', seconds = ''] = said.split(':');
  if (!isErrorCode(code)) return new AppError('unavailable');
  return new AppError(code, seconds === '' ? {} : { retryAfterSeconds: Number(seconds) });
}

type AuthContext = { readonly params: Promise<{ readonly nextauth: string[] }> };

/** The token that a sign-in form must send back. */
export async function issueCsrfToken(
  request: NextRequest,
  context: AuthContext,
): Promise<Response> {
  return NextAuth(request, context, options());
}

/**
 * Signs in from a form's fields (csrfToken, email, password) and answers with the session's cookie.
 * @throws AppError as `signIn`, and `invalid_input` when the csrfToken is not the cookie's.
 */
export async function signInByForm(request: NextRequest, context: AuthContext): Promise<Response> {
  const answer: Response = await NextAuth(request, context, options());
  const redirect = answer.headers.get('location');
  const body: unknown = redirect === null ? await answer.json() : { url: redirect };
  const url =
    typeof body === 'object' && body !== null && 'url' in body ? String(body.url) : '/error?error=';
  const refusal = refusalIn(new URL(url, env().publicUrl));
  if (refusal) throw refusal;
  const headers = new Headers();
  for (const line of answer.headers.getSetCookie()) headers.append('set-cookie', line);
  return Response.json({ ok: true }, { headers });
}

/** The random id of the session in this request's cookie, or null: none, forged, too old. */
export async function readSessionToken(): Promise<string | null> {
  const sealed = (await cookies()).get(authCookie('session', env().publicUrl).name)?.value;
  if (!sealed) return null;
  const token = await decode({ token: sealed, secret: authSecret() }).catch(() => null);
  return typeof token?.sid === 'string' ? token.sid : null;
}

/** Takes the session's cookie away; its row is revoked by the command. */
export async function clearSessionCookie(): Promise<void> {
  const { name, options: attributes } = authCookie('session', env().publicUrl);
  (await cookies()).set({ name, value: '', ...attributes, maxAge: 0 });
}
