import { withTx } from '@/db/write';
import { createApiKey } from '@/lib/access/commands/create-api-key';
import type { UserActor } from '@/lib/domain/access/actor';
import { API_SCOPES } from '@/lib/domain/access/permissions';
import { runCommand } from '@/lib/kernel/command';

const LABEL = { label: 'system:safety', requestId: 'safety' };
/** The administrator of the proofs. */
export const ADMIN: UserActor = { kind: 'user', userId: 1, role: 'admin', requestId: 'safety' };

/** Longest wait for an answer. */
const MOST_MS = 60_000;

/** Where the programme of the proofs is. */
export const ZONE = 'Europe/Moscow';

/** Runs a statement in the base of the proof. */
export async function sql<Row extends object>(
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  return withTx(LABEL, async ({ client }) => (await client.query<Row>(text, [...values])).rows, {
    isRepeatable: true,
  });
}

/** The programme, its administrator and a key of the API with every scope. */
export async function openTill(): Promise<string> {
  await sql(
    `INSERT INTO programme (name, currency, time_zone) VALUES ('Safety', 'RUB', '${ZONE}') ON CONFLICT DO NOTHING`,
  );
  await sql(`INSERT INTO users (user_id, email, name, role, password_hash)
    VALUES (1, 'admin@safety.test', 'Admin', 'admin', 'x') ON CONFLICT DO NOTHING`);
  return newTillKey();
}

/** A further key with every scope. */
export async function newTillKey(): Promise<string> {
  const input = { name: 'Safety', scopes: [...API_SCOPES], storeId: null, partner: '' };
  return (await runCommand(createApiKey, input, ADMIN)).key;
}

/** What came of a call: its status and text; null: nobody knows, the answer was lost. */
export type Answer = {
  readonly status: number;
  readonly text: string;
  /** Answered once before, and not done again. */
  readonly isReplayed: boolean;
  readonly retryAfterSeconds: number | null;
} | null;

/** Spends points over HTTP. */
export async function redeem(
  {
    url,
    apiKey,
    mostMs = MOST_MS,
  }: { readonly url: string; readonly apiKey: string; readonly mostMs?: number },
  {
    memberId,
    points,
    key,
  }: { readonly memberId: number; readonly points: string; readonly key: string },
): Promise<Answer> {
  try {
    const response = await fetch(`${url}/members/${memberId}/redemptions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${apiKey}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify({ points }),
      signal: AbortSignal.timeout(mostMs),
    });
    const wait = response.headers.get('retry-after');
    return {
      status: response.status,
      text: await response.text(),
      isReplayed: response.headers.get('idempotency-replayed') === 'true',
      retryAfterSeconds: wait === null ? null : Number(wait),
    };
  } catch {
    return null;
  }
}

/** The code of a refusal. */
export function codeOf(answer: Answer): string {
  if (answer === null) return 'lost';
  if (answer.status < 300) return 'done';
  return /"code":"(\w+)"/.exec(answer.text)?.[1] ?? `untyped ${answer.status}`;
}

/** Whether it is worth asking again: nobody knows, or the server was busy or had no database. */
export const isPassing = (answer: Answer) =>
  answer === null || answer.status === 429 || answer.status >= 500;
