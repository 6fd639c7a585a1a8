import { type APIRequestContext, expect, request } from '@playwright/test';

export type Credentials = { readonly email: string; readonly password: string };

/** Posts credentials as the sign-in page does; the answer is the caller's to judge. */
export async function postCredentials(
  context: APIRequestContext,
  baseURL: string,
  credentials: Credentials,
) {
  const { csrfToken } = await (await context.get('/api/auth/csrf')).json();
  return context.post('/api/auth/callback/credentials', {
    headers: { origin: baseURL },
    form: { csrfToken, ...credentials, json: 'true' },
  });
}

/** A client without a browser, signed in; redirects are not followed. The caller disposes of it. */
export async function sessionOf(
  baseURL: string,
  credentials: Credentials | null,
): Promise<APIRequestContext> {
  const context = await request.newContext({ baseURL, maxRedirects: 0 });
  if (credentials !== null) {
    const answer = await postCredentials(context, baseURL, credentials);
    expect(answer.status(), `sign-in of ${credentials.email}`).toBe(200);
  }
  return context;
}
