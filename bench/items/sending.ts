import type { Client } from 'pg';
import { systemActor } from '@/lib/domain/access/actor';
import { deliverDue } from '@/lib/messaging/deliver';
import { openMailSink, useMail as sendMailBy } from '@/lib/messaging/testing/mail-sink';
import { seedMechanic, tell } from '@/lib/messaging/testing/mechanic-desk';
import type { BenchItem } from '../bench-item';
import { type Measurement, timed } from '../measure';

const LETTERS = 2_000;
const SLOW_LETTERS = 600;
/** What a mail server of somebody else takes to take a letter over. */
const SLOW_MS = 200;
const MS_A_SECOND = 1_000;
/** No quiet hour: noon in the zone of the bench. */
const NOON = new Date('2026-11-27T09:00:00Z');

/** Members who were never written to, with an address and the consent to be. */
async function readers(client: Client, count: number): Promise<readonly number[]> {
  const { rows } = await client.query<{ id: number }>(
    `SELECT member_id::float8 AS id FROM members m WHERE status = 'active'
       AND NOT EXISTS (SELECT FROM messages o WHERE o.member_id = m.member_id) ORDER BY member_id LIMIT $1`,
    [count],
  );
  const ids = rows.map(({ id }) => id);
  await client.query(
    `UPDATE member_profiles SET email = 'b' || member_id || '@bench.test' WHERE member_id = ANY ($1::bigint[])`,
    [ids],
  );
  await client.query(
    `INSERT INTO consents (member_id, purpose, channel, decision, text_version, text_language, source, evidence, actor, happened_at)
     SELECT id, 'advertising', 'email', 'given', 1, 'ru', 'site', 'checkbox', 'bench', now() FROM unnest($1::bigint[]) id`,
    [ids],
  );
  return ids;
}

async function texts(client: Client): Promise<void> {
  await client.query(
    `INSERT INTO consent_texts (purpose, version, language, text, valid_from_on, actor, created_at)
     SELECT 'advertising', 1, l, 'I agree', '2020-01-01', 'bench', now() FROM unnest(ARRAY['en', 'ru']) l ON CONFLICT DO NOTHING`,
  );
}

/** Letters a second from the outbox to a mail server, beside the way without an outbox: its wait alone, one letter after the other. */
async function rate(
  client: Client,
  { letters, holdMs }: { readonly letters: number; readonly holdMs: number },
): Promise<Measurement> {
  const sink = await openMailSink();
  sink.behaviour.holdMs = holdMs;
  sendMailBy(sink.url);
  const ids = await readers(client, letters);
  await tell(await seedMechanic(), ids, { now: NOON });
  const signal = new AbortController().signal;
  const ours = await timed(() =>
    deliverDue({ actor: systemActor('bench'), signal, now: () => NOON }),
  );
  const arrived = sink.arrived.length;
  await sink.close();
  return {
    name: `letters of a mechanic, a mail server that takes ${holdMs} ms`,
    ours: (arrived / ours) * MS_A_SECOND,
    reference: 100_000 / 3_600,
    against: '100,000 in an hour',
    unit: 'rows/s',
  };
}

/** How fast what mechanics say goes out. */
export const sending: BenchItem = async ({ client }) => {
  await client.query("SELECT set_config('vernost.actor', 'system:bench', false)");
  await client.query('RESET enable_indexscan');
  await texts(client);
  return [
    await rate(client, { letters: LETTERS, holdMs: 0 }),
    await rate(client, { letters: SLOW_LETTERS, holdMs: SLOW_MS }),
  ];
};
