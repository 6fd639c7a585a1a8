import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { FREEZE_AT_ONCE, type LedgerDifference } from '@/lib/domain/points/watch';
import type { AuditChange } from '@/lib/kernel/audit';
import { defineCommand } from '@/lib/kernel/command';
import { DIFFERENCES_OF_LIST } from './difference-sql';
import { queueLedgerAlarm } from './queue-ledger-alarm';

/** Of one member so many are kept. */
const MOST_KEPT = 10;

const KEEP = `
  INSERT INTO ledger_mismatches (member_id, check_id, subject, stored, found, found_at)
  SELECT n.member_id, n.check_id, n.subject, n.stored, n.found, $6
    FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[]) AS n (member_id, check_id, subject, stored, found)
   WHERE NOT EXISTS (SELECT FROM ledger_mismatches k WHERE k.member_id = n.member_id AND k.check_id = n.check_id
     AND k.subject = n.subject AND k.ended_at IS NULL)
  RETURNING member_id::float8 AS "memberId"`;

/** Under the locks of their accounts: nothing moves between finding and freezing. */
async function confirm(tx: Tx, memberIds: readonly number[]): Promise<readonly LedgerDifference[]> {
  await tx.client.query(
    'SELECT FROM point_accounts WHERE member_id = ANY ($1::bigint[]) ORDER BY member_id FOR UPDATE',
    [memberIds],
  );
  const { rows } = await tx.client.query<LedgerDifference>(DIFFERENCES_OF_LIST, [memberIds]);
  const kept = new Map<number, number>();
  return rows.filter(({ memberId }) => {
    const count = (kept.get(memberId) ?? 0) + 1;
    kept.set(memberId, count);
    return count <= MOST_KEPT;
  });
}

/**
 * Freezes the accounts of members whose books still do not agree when looked at again under a lock, keeps what differs, and
 * tells the administrators. What is known already is told once. Repairs nothing. Answers the members that are new to it.
 */
export const freezeMismatched = defineCommand({
  id: 'points.freezeMismatched',
  permission: 'system.run',
  isRepeatable: true,
  input: z.object({
    memberIds: z.array(z.number().int().min(0)).min(1).max(FREEZE_AT_ONCE),
  }),
  run: async ({ tx, now, input: { memberIds } }) => {
    const found = await confirm(tx, memberIds);
    const { rows } = await tx.client.query<{ memberId: number }>(KEEP, [
      found.map(({ memberId }) => memberId),
      found.map(({ checkId }) => checkId),
      found.map(({ subject }) => subject),
      found.map(({ stored }) => stored),
      found.map((difference) => difference.found),
      now,
    ]);
    const odd = [...new Set(found.map(({ memberId }) => memberId))];
    await tx.client.query(
      `UPDATE point_accounts SET frozen_at = $2, frozen_reason = 'mismatch'
       WHERE member_id = ANY ($1::bigint[]) AND frozen_at IS NULL`,
      [odd, now],
    );
    const told = [...new Set(rows.map(({ memberId }) => memberId))];
    if (told.length > 0) await queueLedgerAlarm({ tx, now });
    const changes: AuditChange[] = told.map((memberId) => ({
      subjectKind: 'points',
      subjectId: memberId,
      before: null,
      after: {
        frozen: 'mismatch',
        checks: [
          ...new Set(found.filter((one) => one.memberId === memberId).map((one) => one.checkId)),
        ],
      },
    }));
    return { result: told, changes };
  },
});
