import 'server-only';
import { z } from 'zod';
import { requireUserId } from '@/lib/domain/access/actor';
import { idInput } from '@/lib/domain/access/inputs';
import { OCCURRENCE_MAX } from '@/lib/domain/mechanics/records';
import { memberIdInput } from '@/lib/domain/points/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';

const MOST_PLACE = 99;
const LOCK = `
  SELECT state, until_on::text AS "untilOn", name_en AS name FROM gifts
  WHERE member_id = $1 AND rule_id = $2 AND occurrence = $3 AND place = $4 FOR UPDATE`;
const HAND_OUT = `
  UPDATE gifts SET state = 'handed', ended_at = $5, ended_by = $6
  WHERE member_id = $1 AND rule_id = $2 AND occurrence = $3 AND place = $4`;

type Row = { readonly state: string; readonly untilOn: string; readonly name: string };

/** Writes down that a gift was handed out, on its last day at the latest. Throws `not_found`; `wrong_state` of one that is not to be had. */
export const handOutGift = defineCommand({
  id: 'rewards.handOutGift',
  permission: 'members.edit',
  input: z.object({
    memberId: memberIdInput,
    ruleId: idInput,
    occurrence: z.string().min(1).max(OCCURRENCE_MAX),
    place: z.number().int().min(0).max(MOST_PLACE),
  }),
  run: async ({ tx, actor, now, input: { memberId, ruleId, occurrence, place } }) => {
    const key = [memberId, ruleId, occurrence, place];
    const [gift] = (await tx.client.query<Row>(LOCK, key)).rows;
    if (gift === undefined) throw new AppError('not_found');
    const { todayOn } = await readProgrammeFacts(tx, now);
    const isLapsed = gift.state === 'promised' && gift.untilOn < todayOn;
    if (gift.state !== 'promised' || isLapsed) {
      throw new AppError('wrong_state', { state: isLapsed ? 'lapsed' : gift.state });
    }
    await tx.client.query(HAND_OUT, [...key, now, requireUserId(actor)]);
    return {
      result: null,
      changes: [
        {
          ...{ subjectKind: 'member', subjectId: memberId },
          before: { gift: gift.name, state: 'promised' },
          after: { gift: gift.name, state: 'handed', ruleId },
        },
      ],
    };
  },
});
