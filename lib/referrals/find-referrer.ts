import 'server-only';
import type { Tx } from '@/db/write';
import { readReferralCode, readReferrerNumber } from '@/lib/domain/referrals/code';
import type { ReferralWay } from '@/lib/domain/referrals/referral';
import { AppError } from '@/lib/domain/shared/errors';

export type Referrer = { readonly referrerId: number; readonly way: ReferralWay };

const BY_CODE = `
  SELECT coalesce(m.merged_into, m.member_id)::float8 AS "referrerId" FROM referral_codes c JOIN members m USING (member_id) WHERE c.code = $1`;
const BY_NUMBER = `
  SELECT coalesce(m.merged_into, m.member_id)::float8 AS "referrerId" FROM members m WHERE m.member_id = $1`;

/**
 * Whose code it is; staff may name a member by number as well. Since a merge it is who stands for them. Throws `referral_refused`
 * (`unknown_code`) when it is nobody's.
 */
export async function findReferrer(
  { client }: Tx,
  broughtBy: string,
  { mayName }: { readonly mayName: boolean },
): Promise<Referrer> {
  const number = mayName ? readReferrerNumber(broughtBy) : null;
  const code = readReferralCode(broughtBy);
  const way = number === null ? 'code' : 'named';
  const { rows } = await client.query<{ referrerId: number }>(
    number === null ? BY_CODE : BY_NUMBER,
    [number ?? code],
  );
  const [found] = rows;
  if (found === undefined) throw new AppError('referral_refused', { reason: 'unknown_code' });
  return { ...found, way };
}
