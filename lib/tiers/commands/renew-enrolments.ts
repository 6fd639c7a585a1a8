import 'server-only';
import { z } from 'zod';
import { addDays } from '@/lib/domain/shared/calendar';
import { enrolmentEnd } from '@/lib/domain/tiers/enrolments';
import { defineCommand } from '@/lib/kernel/command';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { rowsOf } from '@/lib/purchases/claims/read-receipts';
import { readLaddersInForce } from '../member/read-versions';

const MOST_RENEWED = 500;

/** The last day is here, another period is wanted, and none has begun. */
const DUE = `
  SELECT member_id::float8 AS "memberId", enrolment_id::float8 AS "enrolmentId", rule_id AS "ruleId", until_on::text AS "untilOn"
  FROM tier_enrolments WHERE renews AND until_on <= $1::date ORDER BY member_id, enrolment_id LIMIT $2 FOR UPDATE SKIP LOCKED`;

type Due = { memberId: number; enrolmentId: number; ruleId: number; untilOn: string };

/**
 * On the last day of a period that renews begins the next one, so that the night finds no gap: paid, and due, for nothing is paid for it
 * yet. One whose ladder is over, or is not paid for any more, ends. Twice is once. @returns how many were looked at; 0: none is due
 */
export const renewEnrolments = defineCommand({
  id: 'tiers.renewEnrolments',
  permission: 'system.run',
  isRepeatable: true,
  input: z.object({}),
  run: async ({ tx, now }) => {
    const { todayOn } = await readProgrammeFacts(tx, now);
    const run = rowsOf(tx);
    const due = await run<Due>(DUE, [todayOn, MOST_RENEWED]);
    const ladders = await readLaddersInForce(
      run,
      [...new Set(due.map((one) => one.ruleId))],
      todayOn,
    );
    const begun = due.flatMap((one) => {
      const ladder = ladders.get(one.ruleId)?.ladder;
      const fromOn = addDays(one.untilOn, 1);
      const untilOn = ladder?.paid === undefined ? null : enrolmentEnd(ladder, 'paid', fromOn);
      return untilOn === null
        ? []
        : [{ member_id: one.memberId, rule_id: one.ruleId, from_on: fromOn, until_on: untilOn }];
    });
    await tx.client.query(
      `INSERT INTO tier_enrolments (member_id, rule_id, kind, from_on, until_on, renews, created_at)
       SELECT member_id, rule_id, 'paid', from_on, until_on, true, $2
       FROM jsonb_to_recordset($1) AS b (member_id bigint, rule_id int, from_on date, until_on date)`,
      [JSON.stringify(begun), now],
    );
    await tx.client.query(
      `UPDATE tier_enrolments SET renews = false, version = version + 1
       WHERE (member_id, enrolment_id) IN (SELECT * FROM unnest($1::bigint[], $2::bigint[]))`,
      [due.map((one) => one.memberId), due.map((one) => one.enrolmentId)],
    );
    return {
      result: due.length,
      changes: begun.map((one) => ({
        subjectKind: 'member',
        subjectId: one.member_id,
        before: null,
        after: { enrolled: 'paid', ruleId: one.rule_id, untilOn: one.until_on, isDue: true },
      })),
    };
  },
});
