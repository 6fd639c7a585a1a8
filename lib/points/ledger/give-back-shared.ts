import 'server-only';
import { refusalOf } from '@/lib/domain/points/may-move';
import { spread } from '@/lib/domain/points/spread';
import { present } from '@/lib/domain/shared/assert';
import { AppError } from '@/lib/domain/shared/errors';
import { type Points, toPoints } from '@/lib/domain/shared/points';
import { giveBack } from './give-back';
import { lockAccounts } from './lock-accounts';
import type { LedgerContext, Movement } from './movement';
import type { Posted } from './post-entry';

/** An entry of a redemption; `standsAt` is who its member has become by a merge, else the member. */
type Spent = {
  readonly memberId: number;
  readonly standsAt: number;
  readonly seq: number;
  readonly left: string;
};

async function readSpent(
  { tx }: LedgerContext,
  { source, key }: Pick<Movement, 'source' | 'key'>,
): Promise<readonly Spent[]> {
  const { rows } = await tx.client.query<Spent>(
    `SELECT e.member_id::float8 AS "memberId", coalesce(m.merged_into, m.member_id)::float8 AS "standsAt", e.seq,
       (-e.amount
        - coalesce((SELECT sum(r.amount) FROM point_entries r WHERE r.member_id = e.member_id AND r.reverses = e.seq), 0)
        - coalesce((SELECT sum(r.amount) FROM point_entries r
            WHERE r.other_member_id = e.member_id AND r.other_seq = e.seq), 0))::text AS left
     FROM point_entries e JOIN members m USING (member_id)
     WHERE e.source = $1 AND e.key = $2 AND e.kind = 'redeem' ORDER BY e.member_id, e.seq`,
    [source, key],
  );
  return rows;
}

/** Whose accounts a redemption would come back to: those who gave, or who they have become. */
export async function listSpenders(
  context: LedgerContext,
  of: Pick<Movement, 'source' | 'key'>,
): Promise<readonly number[]> {
  return [...new Set((await readSpent(context, of)).map(({ standsAt }) => standsAt))];
}

/** What came back, and what nobody is there for any more. */
export type GivenBack = {
  readonly posted: readonly Posted[];
  readonly points: Points;
};

/**
 * Gives back points of a redemption, to those whose points they were, also when they have left the household since: pro
 * rata of what each gave (rounded down, the rest to the largest remainders), at most what has not come back. Who was merged
 * since has it at the account of the one who stayed; a part of somebody whose membership is over goes to nobody. Throws
 * `points_refused`, `not_found`.
 */
export async function giveBackShared(
  context: LedgerContext,
  {
    of,
    points,
    movement,
  }: {
    readonly of: Pick<Movement, 'source' | 'key'>;
    readonly points: Points;
    readonly movement: Movement;
  },
): Promise<GivenBack> {
  const members = await readSpent(context, of);
  if (members.length === 0) throw new AppError('not_found');
  const ids = members.map(({ standsAt }) => standsAt);
  const accounts = new Map(await lockAccounts(context.tx, ids, context.now));
  // Again under the locks: what came back meanwhile does not come back twice.
  const spent = await readSpent(context, of);
  const weights = spent.map(({ left }) => toPoints(BigInt(left)));
  const most = toPoints(weights.reduce((sum, weight) => sum + weight, 0n));
  const amount = points < most ? points : most;
  if (amount <= 0n) return { posted: [], points: toPoints(0n) };
  const posted: Posted[] = [];
  let given = 0n;
  for (const [place, part] of spread(amount, weights).entries()) {
    const { memberId, standsAt, seq } = present(spent[place], 'a part is of an entry');
    const account = present(accounts.get(standsAt), 'a locked account is there');
    if (part === 0n || refusalOf(account, 'redeem_reversal') === 'over') continue;
    const back = await giveBack(context, account, {
      of: { memberId, seq },
      points: part,
      movement,
    });
    if (back === null) continue;
    accounts.set(standsAt, back.account);
    posted.push(back);
    given += part;
  }
  return { posted, points: toPoints(given) };
}
