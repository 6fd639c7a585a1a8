import 'server-only';
import type { Tx } from '@/db/write';
import type { NewCardFacts } from '@/lib/domain/cards/new-card';
import type { BlockReason, CardStatus } from '@/lib/domain/cards/states';
import { cardEnding } from '@/lib/domain/members/contact-masks';
import type { MemberStatus } from '@/lib/domain/members/states';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { AppError } from '@/lib/domain/shared/errors';
import type { TaskAnswers } from '@/lib/domain/tasks/definition';
import type { TaskKind } from '@/lib/domain/tasks/kinds';
import type { OtherMember, TaskSubject } from '@/lib/domain/tasks/subject';
import { rowsOf } from '@/lib/purchases/claims/read-receipts';
import { newCardFactsOf } from './new-card-facts';
import { OTHERS_SQL, othersOf, type ReadOthers } from './other-members';
import { readMore } from './read-more';
import { HOUSEHOLD_COLUMNS, type HouseholdJson, subjectHousehold } from './subject-household';

/** A task's member and card as the tables tell them. */
export type SubjectRow = {
  readonly memberId: number;
  readonly memberStatus: MemberStatus;
  readonly cardStatus: CardStatus | null;
  readonly blockReason: BlockReason | null;
  readonly number: string | null;
  readonly expiresOn: string | null;
  readonly cardVersion: number | null;
  /** Of the card's type. */
  readonly validYears: number | null;
  readonly timeZone: string;
  readonly isPhoneConfirmed: boolean;
  /** The version of the text for personal data that they agreed to; null: none. */
  readonly termsVersion: number | null;
  /** The first day of the version after it; null: there is none. */
  readonly nextTermsOn: string | null;
  /** Null: they have no place in a household. */
  readonly household: HouseholdJson | null;
  readonly householdLimit: number;
};

const TERMS_VERSION = `(SELECT n.text_version FROM consent_states s JOIN consents n USING (member_id, consent_id)
    WHERE s.member_id = m.member_id AND s.purpose = 'personalData' AND s.channel = 'none')`;

/** Columns of a SubjectRow from members `m`, cards `c` and programme `g`. */
export const SUBJECT_COLUMNS = `
  m.member_id::float8 AS "memberId", m.status AS "memberStatus", c.status AS "cardStatus", c.block_reason AS "blockReason", c.number,
  c.expires_on::text AS "expiresOn", c.version AS "cardVersion", coalesce(g.time_zone, 'UTC') AS "timeZone",
  (SELECT y.valid_years FROM card_types y WHERE y.card_type_id = c.card_type_id) AS "validYears",
  EXISTS (SELECT FROM contact_confirmations f
    WHERE f.member_id = m.member_id AND f.contact = 'phone' AND f.ended_at IS NULL) AS "isPhoneConfirmed",
  ${TERMS_VERSION} AS "termsVersion",
  (SELECT min(t.valid_from_on)::text FROM consent_texts t
    WHERE t.purpose = 'personalData' AND t.version > ${TERMS_VERSION}) AS "nextTermsOn",
  ${HOUSEHOLD_COLUMNS}`;

/** The subject that steps are judged by. */
export function subjectOf(
  row: SubjectRow,
  others: Readonly<Record<string, OtherMember>>,
  now: Date,
  newCard: NewCardFacts | null = null,
): TaskSubject {
  const { memberId, memberStatus, cardStatus, blockReason, number, expiresOn, validYears } = row;
  const todayOn = dayInZone(now, row.timeZone);
  return {
    memberId,
    memberStatus,
    isPhoneConfirmed: row.isPhoneConfirmed,
    hasTermsConsent:
      row.termsVersion !== null && (row.nextTermsOn === null || row.nextTermsOn > todayOn),
    card:
      cardStatus === null
        ? null
        : {
            status: cardStatus,
            blockReason,
            memberStatus,
            ending: cardEnding(number ?? ''),
            expiresOn,
            validYears,
          },
    household: subjectHousehold(row.household, row.householdLimit),
    newCard,
    others,
    todayOn,
  };
}

/** What the subject of a task is read by. */
type About = {
  /** Null: it has not begun. */
  readonly taskId: number | null;
  readonly kind: TaskKind;
  readonly memberId: number;
  readonly cardId: number | null;
  readonly answers: TaskAnswers;
  readonly openedAt: Date;
  /** The done task that it is to undo. */
  readonly undoOf: number | null;
};

/** The subject of a task inside a transaction, with the version of its card. Throws `not_found`. */
export async function readSubject(
  tx: Tx,
  about: About,
  now: Date,
): Promise<{ readonly subject: TaskSubject; readonly cardVersion: number | null }> {
  const { client } = tx;
  const { memberId, cardId } = about;
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
  const readOthers: ReadOthers = async (ids) => (await client.query(OTHERS_SQL, [ids])).rows;
  const others = await othersOf(readOthers, about);
  const more = await readMore(rowsOf(tx), about, now);
  const newCard = await newCardFactsOf(
    async (statement, parameters) => (await client.query(statement, parameters)).rows,
    about,
  );
  return {
    subject: { ...subjectOf(row, others, now, newCard), ...more },
    cardVersion: row.cardVersion,
  };
}
