import { randomUUID } from 'node:crypto';
import { type APIRequestContext, expect } from '@playwright/test';
import { DEMO_PASSWORD, DEMO_USERS } from '@/lib/domain/access/demo-users';
import { API_SCOPES } from '@/lib/domain/access/permissions';
import { builtActions, callAction } from './server-actions';
import { sessionOf } from './session-of';

/** A key of every scope, made by the administrator as the console makes one. */
export async function newApiKey(origin: string): Promise<string> {
  const [admin] = DEMO_USERS.filter(({ role }) => role === 'admin');
  const session = await sessionOf(origin, { email: admin?.email ?? '', password: DEMO_PASSWORD });
  const create = builtActions().find(({ name }) => name === 'createApiKey');
  if (!create) throw new Error('the build has no action createApiKey');
  const input = { name: `network ${randomUUID()}`, scopes: API_SCOPES };
  const made = await callAction(session, create, input, { origin });
  const key = /vk_[\w-]{43}/.exec(await made.text())?.[0] ?? '';
  await session.dispose();
  return key;
}

/** Sends a till's call that is to be taken, under a key of its own, and gives its answer. */
export async function postToApi<Answer>(
  request: APIRequestContext,
  { key, path, data }: { readonly key: string; readonly path: string; readonly data: object },
): Promise<Answer> {
  const headers = { authorization: `Bearer ${key}`, 'idempotency-key': randomUUID() };
  const answer = await request.post(`/api/v1${path}`, { headers, data });
  expect(answer.status(), await answer.text()).toBe(201);
  return answer.json();
}
