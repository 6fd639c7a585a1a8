import { z } from 'zod/mini';

const csrfAnswer = z.object({ csrfToken: z.string() });
const problemAnswer = z.object({
  error: z.object({
    code: z.string(),
    details: z.optional(z.object({ retryAfterSeconds: z.optional(z.number()) })),
  }),
});

/** Null: signed in. Otherwise what to say; `unreachable` when nobody answered. */
export type SignInRefusal = { readonly code: string; readonly retryAfterSeconds?: number };

async function fetchCsrfToken(): Promise<string> {
  const answer = await fetch('/api/auth/csrf', { cache: 'no-store' });
  return csrfAnswer.parse(await answer.json()).csrfToken;
}

/** Sends e-mail and password to the one sign-in address and reads its answer. */
export async function postCredentials(
  email: string,
  password: string,
): Promise<SignInRefusal | null> {
  try {
    const csrfToken = await fetchCsrfToken();
    const body = new URLSearchParams({ csrfToken, email, password, json: 'true' });
    const answer = await fetch('/api/auth/callback/credentials', { method: 'POST', body });
    if (answer.ok) return null;
    const { error } = problemAnswer.parse(await answer.json());
    const wait = error.details?.retryAfterSeconds;
    return { code: error.code, ...(wait === undefined ? {} : { retryAfterSeconds: wait }) };
  } catch {
    return { code: 'unreachable' };
  }
}
