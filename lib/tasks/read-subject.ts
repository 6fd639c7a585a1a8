import 'server-only';
import type { Tx } from '@/db/write';
import type { BlockReason, CardStatus } from '@/lib/domain/cards/states';
import { cardEnding } from '@/lib/domain/members/contact-masks';
import type { MemberStatus } from '@/lib/domain/members/states';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { AppError } from '@/lib/domain/shared/errors';
import type { TaskSubject } from '@/lib/domain/tasks/subject';

/** A task's member and card as the tables tell them. */
export type SubjectRow = {
  readonly memberStatus: MemberStatus;
  readonly cardStatus: CardStatus | null;
  readonly blockReason: BlockReason | null;
  readonly number: string | null;
  readonly expiresOn: string | null;
  readonly cardVersion: number | null;
  readonly timeZone: string;
};

/** Columns of a SubjectRow from members `m`, cards `c` and programme `g`. */
export const SUBJECT_COLUMNS = `
  m.status AS "memberStatus", c.status AS "cardStatus", c.block_reason AS "blockReason", c.number,
  c.expires_on::text AS "expiresOn", c.version AS "cardVersion", coalesce(g.time_zone, 'UTC') AS "timeZone"`;

/** The subject that steps are judged by. */
export function subjectOf(row: SubjectRow, now: Date): TaskSubject {
  const { memberStatus, cardStatus, blockReason, number, expiresOn } = row;
  return {
    memberStatus,
    card:
      cardStatus === null
        ? null
        : {
            status: cardStatus,
            blockReason,
            memberStatus,
            ending: cardEnding(number ?? ''),
            expiresOn,
          },
    todayOn: dayInZone(now, row.timeZone),
  };
}

/** The subject of a task inside a transaction, with the version of its card. Throws `not_found`. */
export async function readSubject(
  { client }: Tx,
  { memberId, cardId }: { readonly memberId: number; readonly cardId: number | null },
  now: Date,
): Promise<{ readonly subject: TaskSubject; readonly cardVersion: number | null }> {
  const { rows } = await client.query<SubjectRow>(
    `SELECT ${SUBJECT_COLUMNS}
     FROM members m LEFT JOIN cards c ON c.member_id = m.member_id AND c.card_id = $2 LEFT JOIN programme g ON true
     WHERE m.member_id = $1`,
    [memberId, cardId],
  );
  const [row] = rows;
  if (row === undefined || (cardId !== null && row.cardVersion === null)) {
    throw new AppError('not_found');
  }
  return { subject: subjectOf(row, now), cardVersion: row.cardVersion };
}
