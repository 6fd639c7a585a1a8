import 'server-only';
import { z } from 'zod';
import { refusalOf } from '@/lib/domain/points/may-move';
import { toPoints } from '@/lib/domain/shared/points';
import type { AuditChange } from '@/lib/kernel/audit';
import { defineCommand } from '@/lib/kernel/command';
import { auditedEntry } from '../ledger/audited-entry';
import { repayDebt } from '../ledger/credit';
import { lockAccounts } from '../ledger/lock-accounts';
import { readLots } from '../ledger/open-lots';
import { postEntry } from '../ledger/post-entry';

/** Accounts that one run serves; the job runs again while there are more. */
export const ACCOUNTS_AT_ONCE = 200;

const DUE = `
  SELECT DISTINCT due.member_id::float8 AS id FROM (
    SELECT l.member_id FROM point_lots l JOIN point_accounts a USING (member_id) JOIN members m USING (member_id)
     WHERE l.state = 'pending' AND l.activates_at <= $1 AND a.frozen_at IS NULL
       AND m.status NOT IN ('merged', 'closed', 'anonymised')
     ORDER BY l.activates_at LIMIT $2) due`;

/**
 * Lets points that waited be spent, from the moment that equals their start: one entry an account, then what it owes is
 * repaid. Answers how many accounts it served; a second run changes nothing.
 */
export const activateLots = defineCommand({
  id: 'points.activateLots',
  permission: 'system.run',
  isRepeatable: true,
  input: z.object({}),
  run: async ({ tx, actor, now }) => {
    const context = { tx, actor, now };
    const { rows } = await tx.client.query<{ id: number }>(DUE, [now, ACCOUNTS_AT_ONCE]);
    if (rows.length === 0) return { result: 0, changes: [] };
    const accounts = await lockAccounts(
      tx,
      rows.map(({ id }) => id),
      now,
    );
    const changes: AuditChange[] = [];
    for (const account of accounts.values()) {
      const lots = (await readLots(tx, account.memberId)).filter(
        ({ state, activatesAt }) =>
          state === 'pending' && activatesAt !== null && activatesAt.getTime() <= now.getTime(),
      );
      if (lots.length === 0 || refusalOf(account, 'activate') !== null) continue;
      const points = toPoints(lots.reduce((sum, { remaining }) => sum + remaining, 0n));
      const movement = { source: 'activation', key: lots.map(({ lotId }) => lotId).join(' ') };
      const entry = {
        kind: 'activate',
        amount: points,
        pending: toPoints(-points),
        activates: lots.map(({ lotId }) => lotId),
      } as const;
      const posted = await postEntry(context, account, { entry, movement });
      const after = await repayDebt(context, posted.account, movement);
      changes.push(
        auditedEntry(account, { account: after, seq: posted.seq }, { kind: 'activate', points }),
      );
    }
    return { result: changes.length, changes };
  },
});
