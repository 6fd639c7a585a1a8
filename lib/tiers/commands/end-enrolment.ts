import 'server-only';
import { z } from 'zod';
import { memberIdInput } from '@/lib/domain/points/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { lockMember } from '@/lib/members/change-status';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import { refuseTier } from '../floors/add-floor';

const RUNNING = `
  SELECT rule_id AS "ruleId", until_on::text AS "untilOn", renews, version FROM tier_enrolments
  WHERE member_id = $1 AND enrolment_id = $2 AND from_on <= $3::date AND (until_on IS NULL OR until_on >= $3::date)`;

type Running = { ruleId: number; untilOn: string | null; renews: boolean; version: number };

/**
 * Ends the membership of a ladder that a member was put on: staff today, a period that was paid for or tried out on its last day,
 * or today when `isAtOnce`. The night after its last day shows the tier of the ladder before. Throws `tier_refused` (`not_enrolled`), `stale_version`, `not_found`.
 */
export const endEnrolment = defineCommand({
  id: 'tiers.endEnrolment',
  permission: 'tiers.enrol',
  input: z.object({
    memberId: memberIdInput,
    enrolmentId: memberIdInput,
    version: z.number().int().positive(),
    isAtOnce: z.boolean().default(false),
  }),
  run: async ({ tx, now, input: { memberId, enrolmentId, version, isAtOnce } }) => {
    await lockMember(tx, memberId);
    const { todayOn } = await readProgrammeFacts(tx, now);
    const { rows } = await tx.client.query<Running>(RUNNING, [memberId, enrolmentId, todayOn]);
    const [running] = rows;
    if (running === undefined) throw refuseTier('not_enrolled');
    if (running.version !== version) {
      throw new AppError('stale_version', { version: running.version });
    }
    const untilOn = isAtOnce || running.untilOn === null ? todayOn : running.untilOn;
    await tx.client.query(
      `UPDATE tier_enrolments SET until_on = $3, renews = false, version = version + 1
       WHERE member_id = $1 AND enrolment_id = $2`,
      [memberId, enrolmentId, untilOn],
    );
    return {
      result: { enrolmentId },
      changes: [
        {
          subjectKind: 'member',
          subjectId: memberId,
          before: { enrolledUntilOn: running.untilOn, renews: running.renews },
          after: { enrolledUntilOn: untilOn, renews: false },
        },
      ],
    };
  },
});
