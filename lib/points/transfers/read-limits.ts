import 'server-only';
import { type Given, TRANSFER_LIMITS, type TransferLimits } from '@/lib/domain/points/transfers';
import { toPoints } from '@/lib/domain/shared/points';
import type { RunRows } from '@/lib/purchases/claims/read-receipts';

/** The limits as the table tells them. */
export type LimitsRow = {
  readonly hasTransfers: boolean;
  readonly least: string;
  readonly most: string;
  readonly aDay: string;
  readonly aMonth: string;
};

const points = (text: string) => toPoints(BigInt(text));

/** The columns of a programme that say what members may give. */
export const TRANSFER_LIMIT_COLUMNS = `has_transfers AS "hasTransfers", transfer_least::text AS least, transfer_most::text AS most,
  transfer_a_day::text AS "aDay", transfer_a_month::text AS "aMonth"`;

/** The limits as the rules see them. */
export function limitsOf({ hasTransfers, least, most, aDay, aMonth }: LimitsRow): TransferLimits {
  return {
    hasTransfers,
    least: points(least),
    most: points(most),
    aDay: points(aDay),
    aMonth: points(aMonth),
  };
}

/** What members may give to one another; before the programme is set up, what the product says. */
export async function readTransferLimits(run: RunRows): Promise<TransferLimits> {
  const [row] = await run<LimitsRow>(`SELECT ${TRANSFER_LIMIT_COLUMNS} FROM programme`, []);
  return row === undefined ? TRANSFER_LIMITS : limitsOf(row);
}

/** What a member gave on a day of the programme, and in its month. */
export async function readGiven(
  run: RunRows,
  { memberId, todayOn }: { readonly memberId: number; readonly todayOn: string },
): Promise<Given> {
  const [row] = await run<{ today: string; thisMonth: string }>(
    `SELECT coalesce(sum(given) FILTER (WHERE given_on = $2::date), 0)::text AS today,
       coalesce(sum(given), 0)::text AS "thisMonth"
     FROM point_transfer_days WHERE member_id = $1 AND given_on >= date_trunc('month', $2::date)
       AND given_on < date_trunc('month', $2::date) + interval '1 month'`,
    [memberId, todayOn],
  );
  return { today: points(row?.today ?? '0'), thisMonth: points(row?.thisMonth ?? '0') };
}
