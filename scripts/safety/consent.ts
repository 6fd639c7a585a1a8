import { setTimeout as sleep } from 'node:timers/promises';
import { recordConsent } from '@/lib/consents/commands/record-consent';
import { systemActor } from '@/lib/domain/access/actor';
import type { MessageKind } from '@/lib/domain/messaging/states';
import { present } from '@/lib/domain/shared/assert';
import { runCommand } from '@/lib/kernel/command';
import { seedMembers } from '@/lib/members/testing/seed-members';
import { unsubscribe } from '@/lib/messaging/commands/follow-link';
import { deliverDue } from '@/lib/messaging/deliver';
import { sealLink } from '@/lib/messaging/links/tokens';
import {
  type MailSink,
  openMailSink,
  useMail as sendMailBy,
} from '@/lib/messaging/testing/mail-sink';
import { seedMechanic, tell } from '@/lib/messaging/testing/mechanic-desk';
import { writeTexts } from '@/lib/messaging/testing/promotion';
import type { Proof, ProofContext } from './proof';
import { randomOf } from './random';
import { ADMIN, openTill, sql } from './till';

const SENDS = 5_000;
const REVOCATIONS = 1_000;
const WORKERS = 2;
const AT_ONCE = 6;
const MOST_MS = 60 * 60_000;
const LOOK_EVERY_MS = 200;
/** A member changes their mind so many letters before theirs at most. */
const AHEAD = 240;

type Course = { readonly memberId: number; readonly messageId: number };

/** Members who agreed to advertising, each with one letter that waits. Nothing is quiet: the proof runs at any hour. */
async function queueLetters(count: number, kind: MessageKind): Promise<readonly Course[]> {
  const ids = Array.from({ length: count }, (_, nth) => nth + 1);
  await sql('UPDATE programme SET quiet_from_minute = 0, quiet_until_minute = 0');
  await seedMembers(ids.map((memberId) => ({ memberId, email: `p${memberId}@safety.test` })));
  await sql(
    `INSERT INTO consents (member_id, purpose, channel, decision, text_version, text_language, source, evidence, actor, happened_at)
     SELECT id, 'advertising', 'email', 'given', 1, 'ru', 'site', 'checkbox', 'safety', now() FROM unnest($1::bigint[]) id`,
    [ids],
  );
  const mechanic = await seedMechanic();
  const told = await tell(mechanic, ids, { now: new Date(), kind });
  return told.map(({ memberId, messageId }) => ({ memberId, messageId: messageId ?? 0 }));
}

/** Half are written down by a person of the desk, half made by the one click of a mail program. */
async function revoke({ memberId, messageId }: Course, byClick: boolean): Promise<void> {
  if (byClick) {
    const token = sealLink('choices', { memberId, messageId, channel: 'email' });
    await runCommand(unsubscribe, { token }, { kind: 'anonymous', requestId: 'safety' });
    return;
  }
  const record = { purpose: 'advertising', channel: 'email', decision: 'withdrawn' } as const;
  const how = { source: 'phone', evidence: 'recordedCall' } as const;
  await runCommand(recordConsent, { memberId, ...record, ...how }, ADMIN);
}

/** How many letters of the base are sent or over. */
async function countOver(): Promise<number> {
  const [row] = await sql<{ over: number }>(
    'SELECT count(*)::int AS over FROM messages WHERE ended_at IS NOT NULL',
  );
  return row?.over ?? 0;
}

/** A member who changes their mind once so many letters are over. */
type Turn = { readonly course: Course; readonly after: number };

/** Members spread over the order in which letters go, each a little before theirs, or at the very moment. */
function turnsOf(letters: readonly Course[], revocations: number): readonly Turn[] {
  const random = randomOf(1);
  const step = Math.floor(letters.length / revocations);
  return Array.from({ length: revocations }, (_, nth) => {
    const place = nth * step + random(step);
    const course = present(letters[place], 'there are as many letters as places');
    return { course, after: place - random(AHEAD) };
  });
}

async function revokeMeanwhile(turns: readonly Turn[]): Promise<void> {
  const waiting = turns.toSorted((a, b) => a.after - b.after).entries();
  const worker = async () => {
    for (const [nth, { course, after }] of waiting) {
      while ((await countOver()) < after) await sleep(LOOK_EVERY_MS / 2);
      await revoke(course, nth % 2 === 0);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function sendAll(sends: number): Promise<boolean> {
  const deadline = performance.now() + MOST_MS;
  const stop = new AbortController();
  const worker = async (_: unknown, nth: number) => {
    while ((await countOver()) < sends && performance.now() < deadline) {
      await deliverDue({ actor: systemActor(`safety-${nth}`), signal: stop.signal });
      await sleep(LOOK_EVERY_MS);
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
  return (await countOver()) >= sends;
}

type Seen = { readonly after: number; readonly dropped: number; readonly before: number };

/** Revocations against the beginning of sending, as the database saw both. */
async function compare(): Promise<Seen> {
  const [seen] = await sql<Seen>(`
    SELECT count(*) FILTER (WHERE m.begun_at > c.recorded_at)::int AS after,
      count(*) FILTER (WHERE m.state = 'dropped' AND m.begun_at IS NULL)::int AS dropped,
      count(*) FILTER (WHERE m.begun_at <= c.recorded_at)::int AS before
    FROM consents c JOIN messages m USING (member_id) WHERE c.decision = 'withdrawn'`);
  return seen ?? { after: -1, dropped: 0, before: 0 };
}

/** Letters that arrived without the database having begun to send one to this member, or twice. */
async function countStrange(sink: MailSink): Promise<number> {
  const begun = await sql<{ memberId: number }>(
    `SELECT member_id::int AS "memberId" FROM messages WHERE begun_at IS NOT NULL`,
  );
  const expected = new Set(begun.map(({ memberId }) => `p${memberId}@safety.test`));
  const arrived = sink.arrived.flatMap(({ to }) => to);
  return arrived.filter((to) => !expected.has(to)).length + arrived.length - new Set(arrived).size;
}

async function run({ part, isBroken, say, place }: ProofContext) {
  await openTill();
  const sink = await openMailSink();
  sendMailBy(sink.url);
  await writeTexts('2026-01-01');
  const [sends, revocations] = [part(SENDS), part(REVOCATIONS)];
  const letters = await queueLetters(sends, isBroken ? 'service' : 'promotional');
  say(`${letters.length} letters wait, ${revocations} of their members change their mind`);
  await place.worker.start();
  const startedMs = performance.now();
  const [isOver] = await Promise.all([
    sendAll(sends),
    revokeMeanwhile(turnsOf(letters, revocations)),
  ]);
  await place.worker.kill();
  const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
  const { after, dropped, before } = await compare();
  const strange = await countStrange(sink);
  const arrived = sink.arrived.length;
  await sink.close();
  return {
    passed: isOver && after === 0 && dropped + before === revocations && strange === 0,
    figures: `${sends} letters by a worker and ${WORKERS} more loops, ${revocations} revocations meanwhile: ${before} after their letter had begun, ${dropped} in time and their letter dropped, ${after} letters begun after a revocation; ${arrived} arrived, ${strange} that nobody began or twice; ${seconds} s`,
  };
}

/** Revocations race with sends: by the order of their locks each comes wholly before a claim or wholly after it. */
export const consent: Proof = {
  id: 'consent',
  proves:
    '1,000 revocations racing 5,000 sends: none begins after its revocation, none is sent twice',
  seeds: 1,
  servedBy: 'api',
  broken: 'advertising that is queued as if it were a service message, and asks for no consent',
  run,
};
