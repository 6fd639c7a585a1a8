import 'server-only';
import type { Tx } from '@/db/write';
import { addDays, dayStart } from '@/lib/domain/shared/calendar';
import { queueMechanicMessages } from '@/lib/messaging/queue-promotions';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import type { LaunchedMechanic } from '../read-live';
import type { NewAward } from './write-awards';

/** What is told later than this is of no use, whatever the occasion allows. */
const MOST_LATE_DAYS = 7;

type Told = Pick<NewAward, 'memberId' | 'occurrence'>;

/** Until the end of which day the message of an award is of use. */
const lastDayOf = ({ untilOn }: NewAward, on: string): string => {
  const most = addDays(on, MOST_LATE_DAYS);
  return untilOn === null || untilOn > most ? most : untilOn;
};

async function noteMessages(
  { client }: Tx,
  ruleId: number,
  told: readonly (Told & { readonly messageId: number })[],
): Promise<void> {
  if (told.length === 0) return;
  await client.query(
    `UPDATE awards a SET message_id = o.message_id FROM unnest($2::bigint[], $3::text[], $4::bigint[]) AS o (member_id, occurrence, message_id)
     WHERE a.member_id = o.member_id AND a.rule_id = $1 AND a.occurrence = o.occurrence`,
    [
      ruleId,
      told.map(({ memberId }) => memberId),
      told.map(({ occurrence }) => occurrence),
      told.map(({ messageId }) => messageId),
    ],
  );
}

/**
 * Puts what a mechanic says with its awards into the outbox, and notes which message is whose. Where something is credited once the message
 * is taken, to confirmed contacts alone. @returns the awards that nobody can be told of
 */
export async function tellAwards(
  { tx, now }: { readonly tx: Tx; readonly now: Date },
  { live, on }: { readonly live: LaunchedMechanic; readonly on: string },
  awards: readonly NewAward[],
): Promise<readonly NewAward[]> {
  const { mechanicId: ruleId, versionId: ruleVersionId, mechanic } = live;
  if (mechanic.message === undefined || awards.length === 0) return [];
  const { kind } = mechanic.message;
  const { timeZone } = await readProgrammeFacts(tx, now);
  const onlyConfirmed = mechanic.creditedAfter === 'message';
  const untold: NewAward[] = [];
  for (const [lastOn, some] of Map.groupBy(awards, (award) => lastDayOf(award, on))) {
    const usefulUntil = dayStart(addDays(lastOn, 1), timeZone);
    const rows = some.map(({ memberId }) => ({ memberId, ruleId, ruleVersionId }));
    const asked = { kind, usefulUntil, onlyConfirmed, rows };
    const answers = await queueMechanicMessages({ tx, now }, asked);
    const told = some.flatMap((award, place) => {
      const messageId = answers[place]?.messageId ?? null;
      if (messageId === null) untold.push(award);
      return messageId === null ? [] : [{ ...award, messageId }];
    });
    await noteMessages(tx, ruleId, told);
  }
  return untold;
}
