import 'server-only';
import { CLAIM_DAYS, type ClaimTerms } from '@/lib/domain/purchases/claims';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { AppError } from '@/lib/domain/shared/errors';
import type { CurrencyCode } from '@/lib/domain/shared/money';
import type { RunRows } from './read-receipts';

type Row = {
  readonly joinedOn: string;
  readonly claimDays: number;
  readonly currency: CurrencyCode;
  readonly timeZone: string;
};

/** What a claim of a member made at a moment is judged by. Throws `not_found`. */
export async function readClaimTerms(
  run: RunRows,
  {
    memberId,
    madeAt,
    now,
  }: { readonly memberId: number; readonly madeAt: Date; readonly now: Date },
): Promise<
  ClaimTerms & {
    readonly currency: CurrencyCode;
    readonly timeZone: string;
    readonly todayOn: string;
  }
> {
  const [row] = await run<Row>(
    `SELECT m.joined_on::text AS "joinedOn", coalesce(g.claim_days, ${CLAIM_DAYS}) AS "claimDays",
       coalesce(g.currency, 'RUB') AS currency,
       coalesce(g.time_zone, 'Europe/Moscow') AS "timeZone"
     FROM members m LEFT JOIN programme g ON true WHERE m.member_id = $1`,
    [memberId],
  );
  if (row === undefined) throw new AppError('not_found');
  return {
    ...row,
    madeOn: dayInZone(madeAt, row.timeZone),
    todayOn: dayInZone(now, row.timeZone),
  };
}
