import 'server-only';
import { earn, sql } from '@/lib/points/testing/points-desk';
import { post, type Row } from '@/lib/purchases/testing/posting-desk';
import { seedMembers } from './seed-members';

let last = 60_000;
const DAYS = 700;
const DAY_MS = 86_400_000;

/** Two members who are one person, each with a card, a phone and 100 points; the second has so many purchases. */
export async function seedRichPair(
  purchases: number,
): Promise<{ readonly survivorId: number; readonly loserId: number }> {
  const [survivorId, loserId] = [last + 1, last + 2];
  last = loserId;
  await seedMembers(
    [survivorId, loserId].map((memberId) => ({
      memberId,
      firstName: 'Анна',
      phone: `+7917${String(memberId).padStart(7, '0')}`,
      card: `7784${String(memberId).padStart(9, '0')}`,
    })),
  );
  for (const memberId of [survivorId, loserId]) await earn(memberId, 100);
  const rows = Array.from({ length: purchases }, (_, n): Row => {
    const day = new Date(Date.UTC(2026, 10, 20) - (n % DAYS) * DAY_MS).toJSON().slice(0, 10);
    const receipt = `${loserId}-${n}`;
    const of = { rowNo: n, memberId: loserId, storeId: 1, receipt, day };
    return { ...of, isReturn: false, amountMinor: 1_000 + n };
  });
  if (rows.length > 0) await post(rows);
  return { survivorId, loserId };
}

const TABLES = ['cards', 'card_events', 'purchases', 'purchase_lines', 'receipt_claims'] as const;

/** Where everything of the two is: whether they are merged, and what each has. */
export async function whereabouts(ids: readonly number[]): Promise<readonly object[]> {
  const counted = TABLES.map(
    (table) =>
      `(SELECT count(*)::int FROM ${table} t WHERE t.member_id = m.member_id) AS "${table}"`,
  ).join(', ');
  const rows = await sql<{ id: number }>(
    `SELECT m.member_id AS id, m.status, m.version, m.merged_into IS NOT NULL AS leads, ${counted},
       (SELECT balance::text FROM point_accounts a WHERE a.member_id = m.member_id) AS balance,
       (SELECT count(*)::int FROM identity_claims i WHERE i.member_id = m.member_id) AS claims,
       (SELECT receipts FROM member_summary s WHERE s.member_id = m.member_id) AS receipts,
       (SELECT count(*)::int FROM audit_events a WHERE a.command = 'members.merge' AND a.subject_kind = 'member'
          AND a.subject_id = m.member_id::text) AS audited
     FROM members m WHERE m.member_id = ANY ($1) ORDER BY m.member_id`,
    [ids],
  );
  return rows.map(({ id: _, ...row }) => row);
}
