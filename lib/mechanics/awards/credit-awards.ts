import 'server-only';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { inTurns } from '@/lib/domain/shared/in-turns';
import type { LedgerContext } from '@/lib/points/ledger/movement';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import type { LaunchedMechanic } from '../read-live';
import { giveRewards } from '../rewards/give-rewards';
import { oweCodes } from '../rewards/owed-codes';
import { givePoints, type Recipient } from './give-points';

/** The version that decided. */
type Deciding = Pick<LaunchedMechanic, 'mechanicId' | 'versionId' | 'mechanic'>;

/** Notes with each award the entry that gave its points. */
async function noteEntries(
  { tx }: LedgerContext,
  ruleId: number,
  entries: readonly (Recipient & { readonly seq: number })[],
): Promise<void> {
  if (entries.length === 0) return;
  await tx.client.query(
    `UPDATE awards a SET seq = o.seq FROM unnest($2::bigint[], $3::text[], $4::int[]) AS o (member_id, occurrence, seq)
     WHERE a.member_id = o.member_id AND a.rule_id = $1 AND a.occurrence = o.occurrence`,
    [
      ruleId,
      entries.map(({ memberId }) => memberId),
      entries.map(({ occurrence }) => occurrence),
      entries.map(({ seq }) => seq),
    ],
  );
}

/**
 * Gives what awards that are written promise: points, each member in one entry a reward, and the rest. Points are refused by an account that
 * takes none now; such an award gives nothing at all. A code that its pool does not have is owed. @returns those that were given
 */
export async function creditAwards(
  context: LedgerContext,
  { mechanicId: ruleId, versionId, mechanic }: Deciding,
  awards: readonly Recipient[],
): Promise<readonly Recipient[]> {
  const { tx, now } = context;
  const { rewards } = mechanic;
  const hasPoints = rewards.some(({ is }) => is === 'points');
  const credited: Recipient[] = [];
  for (const turn of inTurns(awards)) {
    const seqs = await givePoints(context, { ruleId, rewards, recipients: turn });
    const entries = turn.flatMap((award) => {
      const seq = seqs.get(award.memberId);
      return seq === undefined ? [] : [{ ...award, seq }];
    });
    await noteEntries(context, ruleId, entries);
    credited.push(...(hasPoints ? entries : turn));
  }
  const { timeZone } = await readProgrammeFacts(tx, now);
  const givenOn = dayInZone(now, timeZone);
  const rows = credited.map(({ memberId, occurrence }) => ({ memberId, occurrence }));
  const giving = { ruleId, ruleVersionId: versionId, rewards, givenOn, now, rows };
  const { missed } = await giveRewards(tx, giving);
  await oweCodes(tx, giving, missed);
  return credited;
}
