import { systemActor } from '@/lib/domain/access/actor';
import { watchLedger } from '@/lib/points/watch/watch-ledger';
import { membersWith } from './books';
import type { Proof } from './proof';
import { sql } from './till';

const MEMBERS = 500;

/** Changes of the files that ask no trigger, each of one member. */
const PLANTED = [
  'UPDATE point_accounts SET balance = balance + 1 WHERE member_id = $1',
  'UPDATE point_accounts SET seq = seq + 1 WHERE member_id = $1',
  'UPDATE point_lots SET remaining = remaining - 1 WHERE member_id = $1',
  'UPDATE point_lots SET held = 1 WHERE member_id = $1',
  'UPDATE point_entries SET amount = amount + 1 WHERE member_id = $1',
  'UPDATE point_entries SET balance_after = balance_after + 1 WHERE member_id = $1',
  'DELETE FROM point_entries WHERE member_id = $1',
  'DELETE FROM point_lots WHERE member_id = $1',
] as const;

/** The worker's own look at the ledger, over a base that somebody changed behind its triggers. */
export const onlineCheck: Proof = {
  id: 'online-check',
  proves:
    'a planted mismatch is alarmed by the next look and freezes the account; nothing is repaired',
  seeds: 3,
  servedBy: 'api',
  broken: null,
  run: async ({ seeds }) => {
    const members = await membersWith(MEMBERS, 100);
    const look = () =>
      watchLedger({ actor: systemActor('watch-ledger'), signal: new AbortController().signal });
    const clean = await look();
    const free = [...members];
    let missed = 0;
    let told = 0;
    for (let seed = 0; seed < seeds; seed += 1) {
      for (const statement of PLANTED) {
        const memberId = free.pop() ?? 0;
        await sql(
          `SET LOCAL session_replication_role = replica; ${statement.replace('$1', String(memberId))}`,
        );
        const { frozen } = await look();
        const [account] = await sql<{ reason: string | null }>(
          'SELECT frozen_reason AS reason FROM point_accounts WHERE member_id = $1',
          [memberId],
        );
        if (!frozen.includes(memberId) || account?.reason !== 'mismatch') missed += 1;
        told += frozen.length;
      }
    }
    const planted = seeds * PLANTED.length;
    return {
      passed: clean.frozen.length === 0 && missed === 0 && told === planted,
      figures: `${planted} planted in ${MEMBERS} accounts: ${planted - missed} frozen by the next look, ${told} told, ${clean.frozen.length} false alarms before`,
    };
  },
};
