import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { takeTier } from '@/lib/members/tier/take-tier';
import { moveBalance } from '@/lib/points/ledger/move-balance';
import { moveAllPurchases } from '@/lib/purchases/posting/move-purchases';
import { CARD_INPUT, checksOf, positiveId, secondPerson } from '../card-input';
import { lockCard } from '../lock-card';
import { requireWay } from '../operate-card';
import { passCard } from '../pass-card';
import { refuse } from '../refuse';

/** Both members in the order of ids, so that two tasks about the same two come one after the other. */
async function lockBoth({ client }: Tx, ids: readonly number[]): Promise<void> {
  await client.query(
    'SELECT FROM members WHERE member_id = ANY ($1::bigint[]) ORDER BY member_id FOR NO KEY UPDATE',
    [ids],
  );
}

async function ownerOf({ client }: Tx, cardId: number): Promise<number> {
  const { rows } = await client.query<{ memberId: number }>(
    'SELECT member_id::float8 AS "memberId" FROM cards WHERE card_id = $1',
    [cardId],
  );
  if (rows[0] === undefined) throw new AppError('not_found');
  return rows[0].memberId;
}

/**
 * Gives a card to another member: it ends at the one and goes on at the other, with what is chosen to go with it: the
 * points that can be spent, the tier (never to a lower one), the purchases. Refuses the same member (`same_member`), a new owner who is not active
 * (`new_owner_not_active`), and points or purchases that go along without a second person (`needs_second_person`).
 */
export const changeOwner = defineCommand({
  id: 'cards.changeOwner',
  permission: 'cards.operate',
  input: z.object({
    ...CARD_INPUT,
    toMemberId: positiveId,
    identityChecked: z.boolean(),
    secondPerson,
    movesBalance: z.boolean(),
    movesTier: z.boolean(),
    movesHistory: z.boolean(),
  }),
  run: async (context) => {
    const { tx, input } = context;
    const { toMemberId, movesBalance, movesTier, movesHistory } = input;
    const fromMemberId = await ownerOf(tx, input.cardId);
    if (fromMemberId === toMemberId) throw refuse('same_member');
    await lockBoth(tx, [fromMemberId, toMemberId]);
    const card = await lockCard(tx, input);
    if (card.memberId !== fromMemberId) throw new AppError('stale_version', {});
    const { rows } = await tx.client.query<{ status: string }>(
      'SELECT status FROM members WHERE member_id = $1',
      [toMemberId],
    );
    if (rows[0] === undefined) throw new AppError('not_found');
    if (rows[0].status !== 'active') throw refuse('new_owner_not_active');
    const checks = checksOf(input);
    requireWay(card, { operation: 'changeOwner', checks });
    if ((movesHistory || movesBalance) && !input.secondPerson) throw refuse('needs_second_person');
    const passed = await passCard(context, card, {
      operation: 'changeOwner',
      toMemberId,
      checks,
      note: input.note,
    });
    const points = movesBalance
      ? await moveBalance(context, {
          from: fromMemberId,
          to: toMemberId,
          kind: 'transfer',
          points: 'all',
          movement: { source: 'changeOwner', key: `card ${passed.result.newCard.cardId}` },
        })
      : null;
    const tier = movesTier
      ? (await takeTier(tx, { fromMemberId, toMemberId, reason: 'cardOwner', now: context.now }))
          .changes
      : [];
    const purchases = movesHistory ? await moveAllPurchases(tx, { fromMemberId, toMemberId }) : 0;
    const moved =
      purchases === 0 && points === null
        ? []
        : [movedChange(fromMemberId, toMemberId, { purchases, points: points?.points ?? 0n })];
    return { result: passed.result, changes: [...passed.changes, ...tier, ...moved] };
  },
});

function movedChange(
  fromMemberId: number,
  toMemberId: number,
  { purchases, points }: { readonly purchases: number; readonly points: bigint },
) {
  return {
    subjectKind: 'member',
    subjectId: toMemberId,
    before: null,
    after: { movedFrom: fromMemberId, purchases, points },
  };
}
