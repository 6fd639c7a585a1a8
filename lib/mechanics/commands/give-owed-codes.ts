import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { type CommandContext, defineCommand } from '@/lib/kernel/command';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { rowsOf } from '@/lib/purchases/claims/read-receipts';
import { parseDefinition } from '@/lib/rules/parse-definition';
import { readControl } from '../read-switches';
import { giveRewards } from '../rewards/give-rewards';

const MOST_AT_ONCE = 1_000;

/**
 * Codes that are owed by pools which have some, those first that have been owed the longest. What is paused waits, and who is not in force; two
 * workers pass each other over.
 */
const OWED = `
  SELECT o.member_id::float8 AS "memberId", o.rule_id AS "ruleId", o.occurrence, o.place, o.rule_version_id AS "ruleVersionId",
    v.definition::text AS definition
  FROM owed_codes o JOIN rule_versions v USING (rule_version_id) JOIN members m USING (member_id)
  WHERE m.status = 'active' AND o.pool IN (
      SELECT p.name FROM coupon_pools p
      WHERE EXISTS (SELECT FROM coupon_codes c WHERE c.pool_id = p.pool_id AND c.member_id IS NULL))
    AND NOT EXISTS (SELECT FROM mechanic_switches s WHERE s.rule_id = o.rule_id AND s.paused_at IS NOT NULL)
  ORDER BY o.owed_at, o.member_id, o.occurrence LIMIT $1 FOR UPDATE OF o SKIP LOCKED`;

/** What was owed and is given now. */
const PAID = `
  DELETE FROM owed_codes o USING unnest($2::bigint[], $3::text[]) AS d (member_id, occurrence)
  WHERE o.member_id = d.member_id AND o.rule_id = $1 AND o.occurrence = d.occurrence AND EXISTS (
    SELECT FROM coupons k WHERE (k.member_id, k.rule_id, k.occurrence, k.place) = (o.member_id, o.rule_id, o.occurrence, o.place))`;

/** Letters that waited for a code of theirs may go. */
const WAKE = `
  UPDATE messages m SET next_at = $1 FROM awards a, unnest($3::bigint[], $4::text[]) AS d (member_id, occurrence)
  WHERE a.rule_id = $2 AND a.member_id = d.member_id AND a.occurrence = d.occurrence
    AND m.member_id = a.member_id AND m.message_id = a.message_id AND m.state = 'queued' AND m.last_error = 'noCode'`;

type Owed = {
  readonly memberId: number;
  readonly ruleId: number;
  readonly occurrence: string;
  readonly place: number;
  readonly ruleVersionId: number;
  readonly definition: string;
};

async function pay(
  { tx, now }: Pick<CommandContext<unknown>, 'tx' | 'now'>,
  owed: readonly Owed[],
): Promise<number> {
  const [first] = owed;
  const mechanic = first === undefined ? null : parseDefinition(first.definition);
  if (first === undefined || mechanic?.kind !== 'mechanic') return 0;
  const { ruleId, ruleVersionId } = first;
  const { timeZone } = await readProgrammeFacts(tx, now);
  const rows = owed.map(({ memberId, occurrence }) => ({ memberId, occurrence }));
  const givenOn = dayInZone(now, timeZone);
  const { rewards } = mechanic;
  await giveRewards(tx, { ruleId, ruleVersionId, rewards, givenOn, now, rows });
  return await settle(tx, { ruleId, now, rows });
}

async function settle(
  { client }: Tx,
  {
    ruleId,
    now,
    rows,
  }: {
    readonly ruleId: number;
    readonly now: Date;
    readonly rows: readonly { readonly memberId: number; readonly occurrence: string }[];
  },
): Promise<number> {
  const ids = rows.map(({ memberId }) => memberId);
  const keys = rows.map(({ occurrence }) => occurrence);
  await client.query(WAKE, [now, ruleId, ids, keys]);
  return (await client.query(PAID, [ruleId, ids, keys])).rowCount ?? 0;
}

/**
 * Gives codes that awards were promised when their pool had none, as soon as it has; what was given before is left as it is. While everything
 * is stopped nothing is given. @returns how many were given
 */
export const giveOwedCodes = defineCommand({
  id: 'mechanics.giveOwedCodes',
  permission: 'system.run',
  isRepeatable: true,
  input: z.object({}),
  run: async ({ tx, now }) => {
    const { isStopped } = await readControl(rowsOf(tx));
    if (isStopped) return { result: 0, changes: [] };
    const { rows } = await tx.client.query<Owed>(OWED, [MOST_AT_ONCE]);
    const paid: { readonly ruleId: number; readonly codes: number }[] = [];
    for (const owed of Map.groupBy(rows, ({ ruleVersionId }) => ruleVersionId).values()) {
      const codes = await pay({ tx, now }, owed);
      paid.push({ ruleId: owed[0]?.ruleId ?? 0, codes });
    }
    const given = paid.filter(({ codes }) => codes > 0);
    return {
      result: given.reduce((sum, { codes }) => sum + codes, 0),
      changes: given.map(({ ruleId, codes }) => ({
        subjectKind: 'mechanic',
        subjectId: ruleId,
        before: null,
        after: { owedCodes: codes },
      })),
    };
  },
});
