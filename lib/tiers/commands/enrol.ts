import 'server-only';
import { z } from 'zod';
import { memberIdInput } from '@/lib/domain/points/inputs';
import { minorText } from '@/lib/domain/rules/conditions';
import { present } from '@/lib/domain/shared/assert';
import { enrolmentEnd, enrolmentRefusal } from '@/lib/domain/tiers/enrolments';
import { ENROLMENT_KINDS } from '@/lib/domain/tiers/records';
import { defineCommand } from '@/lib/kernel/command';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { rowsOf } from '@/lib/purchases/claims/read-receipts';
import { lockTiered, refuseTier } from '../floors/add-floor';
import { judgeAgain } from '../floors/judge-again';
import { readLaddersInForce } from '../member/read-versions';

const KNOWN = `
  SELECT coalesce(bool_or(until_on IS NULL OR until_on >= $3::date), false) AS "isEnrolled",
    coalesce(bool_or(kind = 'trial'), false) AS "hadTrial"
  FROM tier_enrolments WHERE member_id = $1 AND rule_id = $2`;

const INSERT = `
  INSERT INTO tier_enrolments (member_id, rule_id, kind, from_on, until_on, renews, paid_minor, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING enrolment_id::float8 AS "enrolmentId"`;

/**
 * Puts an active member on a ladder that members are put on, from today: staff until it is ended, a paid period or a trial to its last
 * day. They show its tier at once. A second one of the same ladder is refused, and so is a second trial. Throws `tier_refused`, `member_refused`, `not_found`.
 */
export const enrol = defineCommand({
  id: 'tiers.enrol',
  permission: 'tiers.enrol',
  input: z.object({
    memberId: memberIdInput,
    ruleId: z.number().int().positive(),
    kind: z.enum(ENROLMENT_KINDS),
    /** Whether another period begins after the last day. */
    renews: z.boolean().default(false),
    /** What was paid for it. */
    paidMinor: minorText.default(0n),
  }),
  run: async ({ tx, now, input }) => {
    const { memberId, ruleId, kind, renews, paidMinor } = input;
    await lockTiered(tx, memberId);
    const { todayOn } = await readProgrammeFacts(tx, now);
    const run = rowsOf(tx);
    const ladder = (await readLaddersInForce(run, [ruleId], todayOn)).get(ruleId)?.ladder;
    const [known] = await run<{ isEnrolled: boolean; hadTrial: boolean }>(KNOWN, [
      memberId,
      ruleId,
      todayOn,
    ]);
    const refusal = enrolmentRefusal(ladder, kind, present(known, 'sums have a row'));
    if (refusal !== null || ladder === undefined) throw refuseTier(refusal ?? 'no_ladder');
    const untilOn = enrolmentEnd(ladder, kind, todayOn);
    const isRenewed = renews && untilOn !== null;
    const paid = kind === 'paid' ? paidMinor : 0n;
    const rows = await run<{ enrolmentId: number }>(INSERT, [
      ...[memberId, ruleId, kind, todayOn, untilOn, isRenewed, paid, now],
    ]);
    const { enrolmentId } = present(rows[0], 'an inserted enrolment has an id');
    await judgeAgain(tx, { memberIds: [memberId], now, reason: 'enrolled' });
    const after = { enrolled: kind, ruleId, untilOn, renews: isRenewed, paidMinor: paid };
    return {
      result: { enrolmentId },
      changes: [{ subjectKind: 'member', subjectId: memberId, before: null, after }],
    };
  },
});
