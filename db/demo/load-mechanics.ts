import 'server-only';
import { randomBytes } from 'node:crypto';
import type { Tx } from '@/db/write';
import { systemActor } from '@/lib/domain/access/actor';
import { addDays, dayStart } from '@/lib/domain/shared/calendar';
import { dropUnsent } from '@/lib/mechanics/commands/drop-unsent';
import { runMechanicChunk } from '@/lib/mechanics/commands/run-chunk';
import { switchMechanic } from '@/lib/mechanics/commands/switch-mechanic';
import { claimFrom } from '@/lib/messaging/commands/claim-messages';
import { recordOutcomes } from '@/lib/messaging/commands/record-outcomes';
import { TEMPLATES } from '@/lib/messaging/templates/registry';
import { DEMO_PROGRAMME } from './programme';
import { DEMO_LIVED } from './rules';
import { staffOf } from './staff-of';

const ACTOR = systemActor('demo');
/** Of fewer members nobody can be compared; the nights of more take longer than anybody waits for a demo. Their mechanics wait for a launch. */
const LEAST_MEMBERS = 100;
const MOST_MEMBERS = 50_000;
/** As many as the worker takes at once. */
const CHUNK = 5_000;
const MINUTE_MS = 60_000;
const NIGHT_MINUTES = 20;
const LAUNCH_MINUTES = 9 * 60 + 40;
/** Out of the quiet hours of every zone that members are in. */
const LETTERS_MINUTES = 10 * 60;
const SECRET_BYTES = 32;
/** Of mailboxes one in so many is gone. */
const GONE_ONE_IN = 41;

const clock = (on: string, minutes: number) =>
  new Date(dayStart(on, DEMO_PROGRAMME.timeZone).getTime() + minutes * MINUTE_MS);

/** Letters of the demo went by mail, whatever this instance sends by. */
async function withMail(work: () => Promise<void>): Promise<void> {
  const { SMTP_URL, MAIL_FROM, AUTH_SECRET } = process.env;
  const before = { SMTP_URL, MAIL_FROM, AUTH_SECRET };
  process.env.SMTP_URL ||= 'smtp://127.0.0.1:25';
  process.env.MAIL_FROM ||= 'club@demo.vernost.local';
  process.env.AUTH_SECRET ||= randomBytes(SECRET_BYTES).toString('base64url');
  try {
    await work();
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

/** The administrator launches it; who is held back is the same in every demo. */
async function launch(tx: Tx, { ruleId, salt }: (typeof DEMO_LIVED)[number], on: string) {
  const actor = await staffOf(tx, 'admin');
  const input = { ruleId, move: 'launch' as const, version: 0 };
  await switchMechanic.run({ tx, actor, now: clock(on, LAUNCH_MINUTES), input });
  await tx.client.query('UPDATE mechanic_switches SET salt = $2 WHERE rule_id = $1', [
    ruleId,
    salt,
  ]);
}

async function runNight(tx: Tx, ruleId: number, now: Date): Promise<void> {
  for (;;) {
    const input = { ruleId, most: CHUNK };
    const { result } = await runMechanicChunk.run({ tx, actor: ACTOR, now, input });
    if (result.came !== 'went') return;
  }
}

const outcomeOf = (memberId: number) =>
  memberId % GONE_ONE_IN === 0 ? { code: 'smtp_550', isFinal: true, isContact: true } : null;

/** What waits in the outbox is written and taken over by a mail server that is not there. */
async function sendLetters(tx: Tx, now: Date): Promise<void> {
  const context = { tx, actor: ACTOR, now };
  const claim = claimFrom(TEMPLATES);
  for (;;) {
    const { result } = await claim.run({ ...context, input: { channels: ['email'] } });
    if (result.looked === 0) return;
    // A claim notes when it began by the database's own clock, which does not know the days of the demo.
    await tx.client.query("UPDATE messages SET begun_at = $1 WHERE state = 'sending'", [now]);
    const outcomes = result.claimed.map(({ memberId, messageId, attempt }) => ({
      ...{ memberId, messageId, attempt },
      failure: outcomeOf(memberId),
    }));
    if (outcomes.length > 0) await recordOutcomes.run({ ...context, input: { outcomes } });
  }
}

/**
 * Lives through the weeks before the last day with the mechanics that were launched in them: each night what the worker does of a night, each
 * morning the letters, by the commands themselves. In the caller's transaction, when members, their receipts and consents are there. Their
 * forecasts are the worker's to make.
 */
export async function loadMechanics(
  tx: Tx,
  { members, untilOn }: { readonly members: number; readonly untilOn: string },
): Promise<void> {
  if (members < LEAST_MEMBERS || members > MOST_MEMBERS) return;
  const days = Math.max(...DEMO_LIVED.map(({ startsBefore }) => startsBefore));
  await withMail(async () => {
    for (let left = days + 1; left >= 0; left -= 1) {
      const on = addDays(untilOn, -left);
      for (const mechanic of DEMO_LIVED) {
        const { ruleId, startsBefore } = mechanic;
        if (left === startsBefore + 1) await launch(tx, mechanic, on);
        if (left <= startsBefore) await runNight(tx, ruleId, clock(on, NIGHT_MINUTES));
      }
      const now = clock(on, LETTERS_MINUTES);
      await sendLetters(tx, now);
      await dropUnsent.run({ tx, actor: ACTOR, now, input: {} });
    }
  });
}
