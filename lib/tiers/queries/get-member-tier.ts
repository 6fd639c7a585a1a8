import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import { can } from '@/lib/domain/access/actor';
import { memberIdInput } from '@/lib/domain/points/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import { enrolmentKinds } from '@/lib/domain/tiers/enrolments';
import type {
  JoinableLadder,
  MemberTierPage,
  ToldEnrolment,
  ToldFloor,
} from '@/lib/domain/tiers/member-tier';
import { defineQuery } from '@/lib/kernel/query';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { readToday } from '@/lib/rules/read-today';
import { readJudgements } from '../member/read-judgements';
import { readMemberLadders } from '../member/read-member-ladders';
import { readLaddersInForce } from '../member/read-versions';

const PAGE_SIZE = 20;
const FLOORS_LIMIT = 50;
const ENROLMENTS_LIMIT = 50;

type Shown = { readonly memberId: number; readonly todayOn: string };

async function floorsOf(
  read: Read,
  { memberId, todayOn, isRemarkShown }: Shown & { readonly isRemarkShown: boolean },
): Promise<readonly ToldFloor[]> {
  return read<ToldFloor[]>`
    SELECT f.floor_id::float8 AS "floorId", f.kind, jsonb_build_object('nameEn', r.name_en, 'nameRu', r.name_ru) AS ladder,
      jsonb_build_object('tierId', t.tier_id, 'step', t.rank - 1, 'nameEn', t.name_en, 'nameRu', t.name_ru,
        'shape', t.shape, 'colour', t.colour) AS tier,
      f.from_on::text AS "fromOn", f.until_on::text AS "untilOn", f.until_on < ${todayOn}::date AS "isOver", f.until_on < f.from_on AS "isTakenBack",
      f.reason,
      CASE WHEN ${isRemarkShown} THEN f.remark END AS remark, f.task_id::float8 AS "taskId", f.grant_id AS "grantId",
      a.name AS "requestedBy", b.name AS "approvedBy"
    FROM tier_floors f JOIN rules r USING (rule_id) JOIN tiers t ON t.tier_id = f.tier_id
    LEFT JOIN users a ON a.user_id = f.requested_by LEFT JOIN users b ON b.user_id = f.approved_by
    WHERE f.member_id = ${memberId} ORDER BY f.until_on DESC, f.floor_id DESC LIMIT ${FLOORS_LIMIT}`;
}

async function enrolmentsOf(
  read: Read,
  { memberId, todayOn }: Shown,
): Promise<readonly ToldEnrolment[]> {
  return read<ToldEnrolment[]>`
    SELECT e.enrolment_id::float8 AS "enrolmentId", e.rule_id AS "ruleId",
      jsonb_build_object('nameEn', r.name_en, 'nameRu', r.name_ru) AS ladder, e.kind,
      e.from_on::text AS "fromOn", e.until_on::text AS "untilOn", e.renews, e.paid_minor AS "paidMinor",
      coalesce(e.until_on < ${todayOn}::date, false) AS "isOver", e.version
    FROM tier_enrolments e JOIN rules r USING (rule_id)
    WHERE e.member_id = ${memberId} ORDER BY e.until_on DESC NULLS FIRST, e.enrolment_id DESC LIMIT ${ENROLMENTS_LIMIT}`;
}

/** Ladders that members are put on, in force, that this one is not on; a trial is offered once. */
async function joinableOf(
  read: Read,
  { memberId, todayOn }: Shown,
  enrolments: readonly ToldEnrolment[],
): Promise<readonly JoinableLadder[]> {
  const rows = await read<{ ruleId: number }[]>`
    SELECT DISTINCT t.rule_id AS "ruleId" FROM tiers t WHERE t.audience = 'enrolled' AND NOT t.is_gone AND t.rule_id IS NOT NULL
      AND NOT EXISTS (SELECT FROM tier_enrolments e WHERE e.member_id = ${memberId} AND e.rule_id = t.rule_id
        AND (e.until_on IS NULL OR e.until_on >= ${todayOn}::date))
    ORDER BY 1`;
  const ids = rows.map(({ ruleId }) => ruleId);
  const versions = await readLaddersInForce(readRowsOf(read), ids, todayOn);
  return [...versions.values()].map(({ ruleId, nameEn, nameRu, ladder }) => {
    const hadTrial = enrolments.some((one) => one.ruleId === ruleId && one.kind === 'trial');
    const kinds = enrolmentKinds(ladder).filter((kind) => kind !== 'trial' || !hadTrial);
    return { ruleId, nameEn, nameRu, kinds, priceMinor: ladder.paid?.priceMinor ?? null };
  });
}

/**
 * What a member's page tells of their tiers: how they stand on each ladder and why, what is missing to the next tier and to keep
 * this one, floors, enrolments, and judgements 20 to a page before a key. Remarks are free text, for those who may read contacts. Throws `not_found`.
 */
export const getMemberTier = defineQuery({
  id: 'tiers.getMember',
  permission: 'members.read',
  input: z.object({ memberId: memberIdInput, before: memberIdInput.nullable().default(null) }),
  run: async ({ read, actor, now, input: { memberId, before } }): Promise<MemberTierPage> => {
    const { currency, timeZone, todayOn } = await readToday(read, now);
    const [member] = await read`SELECT 1 AS one FROM members WHERE member_id = ${memberId}`;
    if (member === undefined) throw new AppError('not_found');
    const run = readRowsOf(read);
    const shown = { memberId, todayOn };
    const [ladders, floors, enrolments, judgements] = await Promise.all([
      readMemberLadders(run, { ...shown, timeZone }),
      floorsOf(read, { ...shown, isRemarkShown: can(actor, 'members.readContacts') }),
      enrolmentsOf(read, shown),
      readJudgements(run, { memberId, before, limit: PAGE_SIZE + 1 }),
    ]);
    const joinable = await joinableOf(read, shown, enrolments);
    const page = judgements.slice(0, PAGE_SIZE);
    return {
      ladders,
      floors,
      enrolments,
      joinable,
      judgements: page,
      nextBefore: judgements.length > PAGE_SIZE ? (page.at(-1)?.judgementId ?? null) : null,
      currency,
      todayOn,
    };
  },
});
