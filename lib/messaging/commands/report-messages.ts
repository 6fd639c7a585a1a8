import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import {
  CONSENT_OF_CHANNEL,
  MESSAGE_EVENT_KINDS,
  type MessageChannel,
} from '@/lib/domain/messaging/states';
import type { AuditChange } from '@/lib/kernel/audit';
import { type CommandContext, defineCommand } from '@/lib/kernel/command';
import { changeChoiceOf } from '../links/change-choice';
import { keepEvent } from '../links/keep-event';
import { suppress } from '../suppress';

/** Reports that one call takes. */
export const REPORTS_MAX = 500;

const report = z.strictObject({
  /** The id that the message was handed over with. */
  id: z.uuid(),
  event: z.enum(MESSAGE_EVENT_KINDS),
  /** Of a bounce: nothing arrives there, now or later. */
  isPermanent: z.boolean().default(true),
});
type Report = z.output<typeof report>;

type Found = Report & {
  readonly memberId: number;
  readonly messageId: number;
  readonly channel: MessageChannel;
};

/** The messages that are reported about, in the order of their members: consents and contacts are locked in it. */
async function findReported(tx: Tx, reports: readonly Report[]): Promise<readonly Found[]> {
  const { rows } = await tx.client.query<Omit<Found, keyof Report> & { place: number }>(
    `SELECT r.place::int AS place, m.member_id::float8 AS "memberId", m.message_id::float8 AS "messageId", m.channel
     FROM unnest($1::uuid[]) WITH ORDINALITY AS r (id, place) JOIN messages m ON m.mail_key = r.id
     WHERE m.member_id > 0 ORDER BY m.member_id, m.message_id, r.place`,
    [reports.map(({ id }) => id)],
  );
  return rows.flatMap(({ place, ...found }) => {
    const given = reports[place - 1];
    return given === undefined ? [] : [{ ...given, ...found }];
  });
}

/** What follows from a report: a contact at which nothing arrives is written to no more, nor one whose owner complained or left. */
async function follow(
  context: CommandContext<unknown>,
  { event, isPermanent, memberId, messageId, channel }: Found,
): Promise<readonly AuditChange[]> {
  const of = { memberId, channel, messageId };
  if (event === 'bounced' && isPermanent) return suppress(context, { ...of, reason: 'bounce' });
  if (event === 'complained') return suppress(context, { ...of, reason: 'complaint' });
  if (event !== 'unsubscribed') return [];
  const left = {
    memberId,
    channel: CONSENT_OF_CHANNEL[channel],
    decision: 'withdrawn',
    evidence: 'letter',
  } as const;
  const withdrawn = await changeChoiceOf(context, left);
  return [...withdrawn, ...(await suppress(context, { ...of, reason: 'unsubscribed' }))];
}

/**
 * Takes what whoever sends messages says became of them: kept with the message, and what follows from it done. Reports about messages
 * that there are not are counted and passed over.
 */
export const reportMessages = defineCommand({
  id: 'messages.report',
  permission: 'messages.report',
  input: z.object({ reports: z.array(report).min(1).max(REPORTS_MAX) }),
  run: async (context) => {
    const { reports } = context.input;
    const found = await findReported(context.tx, reports);
    const changes: AuditChange[] = [];
    let kept = 0;
    for (const one of found) {
      const { memberId, messageId, event: kind } = one;
      changes.push(...(await follow(context, one)));
      if (await keepEvent(context, { memberId, messageId, kind })) kept += 1;
    }
    return { result: { kept, unknown: reports.length - found.length }, changes };
  },
});
