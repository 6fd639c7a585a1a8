import 'server-only';
import { randomInt } from 'node:crypto';
import type { Tx } from '@/db/write';
import { CLOSED_STATUSES } from '@/lib/domain/members/cleansing/member-form';
import { REFERRAL_DRAWN_LENGTH, referralCodeOf } from '@/lib/domain/referrals/code';
import { CODE_ALPHABET } from '@/lib/domain/rewards/codes';
import { AppError } from '@/lib/domain/shared/errors';
import type { AuditChange } from '@/lib/kernel/audit';
import { lockMember } from '@/lib/members/change-status';

/** How often a code is drawn again that somebody has. */
const MOST_ROUNDS = 5;

/** The member's own, before those of who was merged into them. $1: the member. */
export const CODE_OF = `
  SELECT c.code FROM referral_codes c JOIN members m USING (member_id)
  WHERE m.member_id = $1 OR m.merged_into = $1 ORDER BY m.member_id <> $1, c.made_at, c.code LIMIT 1`;

const CLAIM = `
  INSERT INTO referral_codes (code, member_id, made_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING code`;

const drawCode = () =>
  referralCodeOf(
    Array.from({ length: REFERRAL_DRAWN_LENGTH }, () => randomInt(CODE_ALPHABET.length)),
  );

async function claimCode(
  { client }: Tx,
  { memberId, now }: { readonly memberId: number; readonly now: Date },
): Promise<string> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { rows } = await client.query<{ code: string }>(CLAIM, [drawCode(), memberId, now]);
    if (rows[0] !== undefined) return rows[0].code;
  }
  throw new Error('no free code was drawn');
}

/**
 * The code by which a member brings others, made when it is asked for first. Throws `not_found`, `member_refused` for who is no member
 * any more.
 */
export async function askCode(
  { tx, now }: { readonly tx: Tx; readonly now: Date },
  memberId: number,
): Promise<{
  readonly result: { readonly code: string };
  readonly changes: readonly AuditChange[];
}> {
  const { status } = await lockMember(tx, memberId);
  if (CLOSED_STATUSES.includes(status)) {
    throw new AppError('member_refused', { reason: `is_${status}` });
  }
  const { rows } = await tx.client.query<{ code: string }>(CODE_OF, [memberId]);
  const [known] = rows;
  if (known !== undefined) return { result: known, changes: [] };
  const code = await claimCode(tx, { memberId, now });
  const after = { referralCode: 'made' };
  return {
    result: { code },
    changes: [{ subjectKind: 'member', subjectId: memberId, before: null, after }],
  };
}
