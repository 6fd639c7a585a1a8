import 'server-only';
import type { Tx } from '@/db/write';
import type { Locale } from '@/lib/domain/access/preferences';
import type { ConfirmedContact } from '@/lib/domain/contacts/states';
import { CLOSED_STATUSES } from '@/lib/domain/members/cleansing/member-form';
import type { MemberStatus } from '@/lib/domain/members/states';
import { AppError } from '@/lib/domain/shared/errors';

type Row = {
  readonly status: MemberStatus;
  readonly email: string | null;
  readonly phone: string | null;
  readonly language: Locale | null;
};

/** A contact of a member, which does not change before the end of the transaction. */
export type LockedContact = {
  readonly value: string;
  /** The member's language; null: the programme's. */
  readonly language: Locale | null;
};

/** Throws `not_found` when there is no such member or contact, `wrong_state` for a member that is over. */
export async function lockContact(
  tx: Tx,
  memberId: number,
  contact: ConfirmedContact,
): Promise<LockedContact> {
  const { rows } = await tx.client.query<Row>(
    `SELECT m.status, p.email, p.phone, p.language FROM member_profiles p JOIN members m USING (member_id)
     WHERE p.member_id = $1 FOR UPDATE OF p`,
    [memberId],
  );
  const [row] = rows;
  const value = row?.[contact] ?? null;
  if (row === undefined || value === null) throw new AppError('not_found');
  if (CLOSED_STATUSES.includes(row.status)) {
    throw new AppError('wrong_state', { status: row.status });
  }
  return { value, language: row.language };
}

/** When the contact of the member was confirmed; null: it was not. */
export async function findConfirmation(
  tx: Tx,
  memberId: number,
  contact: ConfirmedContact,
): Promise<Date | null> {
  const { rows } = await tx.client.query<{ confirmedAt: Date }>(
    `SELECT confirmed_at AS "confirmedAt" FROM contact_confirmations
     WHERE member_id = $1 AND contact = $2 AND ended_at IS NULL`,
    [memberId, contact],
  );
  return rows[0]?.confirmedAt ?? null;
}
