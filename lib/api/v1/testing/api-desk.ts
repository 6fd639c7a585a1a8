import 'server-only';
import { randomUUID } from 'node:crypto';
import { withTx } from '@/db/write';
import { createApiKey } from '@/lib/access/commands/create-api-key';
import type { UserActor } from '@/lib/domain/access/actor';
import { API_SCOPES, type ApiScope } from '@/lib/domain/access/permissions';
import { runCommand } from '@/lib/kernel/command';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { answerCall } from '../answer-call';
import { ENDPOINTS } from '../endpoints';
import { matchPath } from '../match-path';

const TEST = { label: 'system:test', requestId: 'test' };
export const admin: UserActor = { kind: 'user', userId: 8_001, role: 'admin', requestId: 'test' };

/** Runs a statement as the test and gives its rows. */
export async function sql<Row extends object>(
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  return withTx(TEST, async ({ client }) => (await client.query<Row>(text, [...values])).rows);
}

/** The programme, an administrator and two stores, the second of a partner. */
export async function openDesk(): Promise<void> {
  await sql(`INSERT INTO programme (name, currency, time_zone) VALUES ('Bereg', 'RUB', 'Europe/Moscow')
    ON CONFLICT DO NOTHING`);
  await sql(`INSERT INTO users (user_id, email, name, role, password_hash)
    VALUES (${admin.userId}, 'admin@api.test', 'Admin', 'admin', 'x') ON CONFLICT DO NOTHING`);
  await sql(`INSERT INTO stores (store_id, external_id, name, partner)
    VALUES (901, 'OWN', 'Own', ''), (902, 'OTHER', 'Other', 'fuel') ON CONFLICT DO NOTHING`);
}

/** Makes a key; all scopes unless told. */
export async function newKey({
  scopes = API_SCOPES,
  storeId = null,
  partner = '',
}: {
  readonly scopes?: readonly ApiScope[];
  readonly storeId?: number | null;
  readonly partner?: string;
} = {}): Promise<{ readonly key: string; readonly apiKeyId: number }> {
  const input = { name: 'Test', scopes: [...scopes], storeId, partner };
  return runCommand(createApiKey, input, admin);
}

type Sent = {
  readonly body?: unknown;
  /** `Idempotency-Key`: a new one for each call unless told; null: none. */
  readonly once?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Sends a request to the handler as the network would. */
export async function send(
  key: string,
  door: string,
  { body, once = randomUUID(), headers = {} }: Sent = {},
): Promise<Response> {
  const [method = 'GET', path = ''] = door.split(' ');
  const isJson = body !== undefined;
  return answerCall(
    new Request(`http://localhost/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(isJson ? { 'content-type': 'application/json' } : {}),
        ...(once === null ? {} : { 'idempotency-key': once }),
        ...headers,
      },
      ...(isJson ? { body: typeof body === 'string' ? body : JSON.stringify(body) } : {}),
    }),
  );
}

/** The code of a refusal; null when it was none. */
export async function codeOf(answer: Response): Promise<string | null> {
  const told: { error?: { code?: string } } = await answer.json();
  return told.error?.code ?? null;
}

let lastId = 6_000;

/** A new member; its id. */
export async function newMember(
  some: { status?: string; phone?: string; email?: string } = {},
): Promise<number> {
  lastId += 1;
  await seedMembers([{ memberId: lastId, ...some }]);
  return lastId;
}

/**
 * Sends what is to be taken and gives the body, which must be what the endpoint says it answers. `Answer` is the part of it that a
 * test reads; what the whole is compared with needs none.
 */
export async function told<Answer = unknown>(
  key: string,
  door: string,
  sent: Sent = {},
): Promise<Answer> {
  const answer = await send(key, door, sent);
  const body: Answer = await answer.json();
  if (answer.status >= 300) throw new Error(`${door}: ${JSON.stringify(body)}`);
  const [method = 'GET', path = ''] = door.split(' ');
  const matched = matchPath(ENDPOINTS, method, path.split('?')[0] ?? '');
  if (matched === null || !('entry' in matched)) throw new Error(`${door} is no endpoint`);
  matched.entry.schemas.answer.parse(body);
  return body;
}
