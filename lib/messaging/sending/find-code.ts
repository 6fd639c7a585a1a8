import 'server-only';
import type { Tx } from '@/db/write';
import { shownCode } from '@/lib/domain/rewards/codes';
import { reserveCodes, type ToldCode } from '@/lib/mechanics/rewards/reserve-codes';
import { readProgrammeFacts } from '@/lib/programme/programme-facts';
import type { AwardOfMessage } from './read-award';

const GIVEN = `
  SELECT code, until_on::text AS "untilOn" FROM coupons
  WHERE member_id = $1 AND rule_id = $2 AND occurrence = $3 ORDER BY place LIMIT 1`;

/** Whether a coupon is among what an award gives. */
export const givesCoupon = ({ rewards }: AwardOfMessage): boolean =>
  rewards.some(({ is }) => is === 'coupon');

/**
 * The code of the coupon that an award gave, or that is kept for it until its letter was taken; as it is written for the eye. Null: its pool has none
 * now.
 */
export async function findCode(tx: Tx, award: AwardOfMessage, now: Date): Promise<ToldCode | null> {
  const { memberId, ruleId, occurrence, rewards, state } = award;
  if (state === 'waiting') {
    const { todayOn: givenOn } = await readProgrammeFacts(tx, now);
    const kept = await reserveCodes(tx, award, { rewards, givenOn, now });
    return kept === null ? null : { ...kept, code: shownCode(kept.code) };
  }
  const { rows } = await tx.client.query<ToldCode>(GIVEN, [memberId, ruleId, occurrence]);
  const [given] = rows;
  return given === undefined ? null : { ...given, code: shownCode(given.code) };
}
