import 'server-only';
import { z } from 'zod';
import { can } from '@/lib/domain/access/actor';
import { lastDayOf } from '@/lib/domain/points/expiry';
import { memberIdInput } from '@/lib/domain/points/inputs';
import type { EntryDetails, ShownAllocation } from '@/lib/domain/points/points-page';
import { defineQuery } from '@/lib/kernel/query';
import { readShownLots, readZone } from '../shown-lots';

/** Lots of one entry that are shown. */
const MOST_LOTS = 200;

type Row = Omit<EntryDetails, 'taken' | 'made'>;
type AllocationRow = Omit<ShownAllocation, 'lastOn'> & { readonly expiresAt: Date | null };

/**
 * An entry that was opened: who stands for it, the receipt it is for where one was claimed, which lots it took from and made, what was shown and written. Words that
 * people wrote may name others: only those who read contacts get them. Null when there is no such entry.
 */
export const findPointEntry = defineQuery({
  id: 'points.findEntry',
  permission: 'points.read',
  input: z.object({ memberId: memberIdInput, seq: z.number().int().positive().max(2_147_483_647) }),
  run: async ({ read, input: { memberId, seq }, actor }): Promise<EntryDetails | null> => {
    const zone = await readZone(read);
    const mayReadWords = can(actor, 'members.readContacts');
    const [rows, taken, made] = await Promise.all([
      read<Row[]>`
        SELECT e.seq, e.booked_at AS "bookedAt", u.name AS actor, asked.name AS "requestedBy", agreed.name AS "approvedBy",
          e.source, e.key, e.reverses, coalesce(n.evidence, '') AS evidence, coalesce(n.note, '') AS note,
          CASE WHEN c.task_id IS NOT NULL THEN jsonb_build_object('taskId', c.task_id, 'receipt', c.receipt,
            'store', coalesce(s.name, ''), 'businessDate', c.business_date,
            'purchaseId', CASE WHEN c.undone_at IS NULL THEN c.purchase_id END) END AS claim
        FROM point_entries e LEFT JOIN point_entry_notes n USING (member_id, seq)
        LEFT JOIN users u ON e.actor = 'user:' || u.user_id
        LEFT JOIN users asked ON asked.user_id = e.requested_by
        LEFT JOIN users agreed ON agreed.user_id = e.approved_by
        LEFT JOIN purchase_claims c ON c.member_id = e.member_id AND c.seq = coalesce(e.reverses, e.seq)
        LEFT JOIN stores s USING (store_id)
        WHERE e.member_id = ${memberId} AND e.seq = ${seq}`,
      read<AllocationRow[]>`
        SELECT a.lot_id::float8 AS "lotId", a.amount, maker.kind, maker.reason, l.seq, l.earned_at AS "earnedAt",
          l.expires_at AS "expiresAt"
        FROM (SELECT member_id, lot_id, amount FROM point_allocations WHERE member_id = ${memberId} AND seq = ${seq}
              UNION ALL
              SELECT member_id, ended_lot_id, -amount FROM point_entries
              WHERE member_id = ${memberId} AND seq = ${seq} AND ended_lot_id IS NOT NULL) a
        JOIN point_lots l USING (member_id, lot_id)
        JOIN point_entries maker ON maker.member_id = l.member_id AND maker.seq = l.seq
        ORDER BY l.expires_at, l.earned_at, l.lot_id LIMIT ${MOST_LOTS}`,
      readShownLots(read, memberId, { where: read`l.seq = ${seq}`, limit: MOST_LOTS, zone }),
    ]);
    const [row] = rows;
    if (row === undefined) return null;
    return {
      ...row,
      evidence: mayReadWords ? row.evidence : null,
      note: mayReadWords ? row.note : null,
      taken: taken.map(({ expiresAt, ...part }) => ({
        ...part,
        lastOn: expiresAt === null ? null : lastDayOf(expiresAt, zone),
      })),
      made,
    };
  },
});
