import 'server-only';
import { toPoints } from '@/lib/domain/shared/points';
import type { LedgerContext } from '@/lib/points/ledger/movement';
import { parseDefinition } from '@/lib/rules/parse-definition';
import { addSpent } from './count-day';
import { creditAwards } from './credit-awards';

type Waiting = {
  readonly memberId: number;
  readonly ruleId: number;
  readonly versionId: number;
  readonly occurrence: string;
  readonly points: string;
  readonly minor: string;
  readonly definition: string;
};

/** Awards that wait for a message, locked. */
const WAITING = `
  SELECT a.member_id::float8 AS "memberId", a.rule_id AS "ruleId", a.rule_version_id AS "versionId", a.occurrence,
    a.points::text AS points, a.minor::text AS minor, v.definition::text AS definition
  FROM awards a JOIN rule_versions v USING (rule_version_id)
  WHERE a.member_id = $1 AND a.message_id = $2 AND a.state = 'waiting' ORDER BY a.rule_id, a.occurrence FOR UPDATE OF a`;

/** Ends an award that waited: given, or, where the account takes nothing now, dropped, and the budget gets it back. */
async function settle(
  { tx, now }: LedgerContext,
  { memberId, ruleId, occurrence, points, minor }: Waiting,
  isGiven: boolean,
): Promise<void> {
  const sets = isGiven
    ? `state = 'given'`
    : `state = 'dropped', points = 0, minor = 0, dropped = 'notNow'`;
  await tx.client.query(
    `UPDATE awards SET ${sets}, settled_at = $4 WHERE member_id = $1 AND rule_id = $2 AND occurrence = $3`,
    [memberId, ruleId, occurrence, now],
  );
  if (isGiven) return;
  const back = { points: toPoints(-BigInt(points)), minor: -BigInt(minor), members: 0 };
  await addSpent(tx, ruleId, back);
}

/**
 * Credits what waited for a message, by the version that decided it, in the transaction that writes down that a confirmed channel took the
 * message. What was credited, dropped or taken back before is left alone.
 */
export async function creditAfterMessage(
  context: LedgerContext,
  { memberId, messageId }: { readonly memberId: number; readonly messageId: number },
): Promise<void> {
  const { rows } = await context.tx.client.query<Waiting>(WAITING, [memberId, messageId]);
  for (const waiting of rows) {
    const mechanic = parseDefinition(waiting.definition);
    if (mechanic.kind !== 'mechanic') continue;
    const { ruleId: mechanicId, versionId, occurrence } = waiting;
    const deciding = { mechanicId, versionId, mechanic };
    const given = await creditAwards(context, deciding, [{ memberId, occurrence }]);
    await settle(context, waiting, given.length > 0);
  }
}
