import { z } from 'zod';
import { addDays } from '../../shared/calendar';
import { say, sayCount, sayWhen, tellCounted } from '../clauses';
import type { Friend } from '../facts';
import { defineKind, earlier, happened, within } from '../occurrence';
import { type Counted, countedShape, reached, runningSum } from '../running-sum';

const MOST_DAYS = 365;

type Asked = Counted & { readonly withinDays: number; readonly mayBuyFirst: boolean };

/** When a friend's purchases came to what is asked, not before it was told, and when they did no more. Null: they never did. */
function boughtBy(
  { joinedOn, toldOn, endedOn, purchases }: Friend,
  { withinDays, mayBuyFirst, ...counted }: Asked,
): { readonly on: string; readonly lostOn: string | null } | null {
  const fromOn = mayBuyFirst || toldOn < joinedOn ? joinedOn : toldOn;
  const lastOn = addDays(joinedOn, withinDays);
  const counting = purchases.filter(({ on }) => on >= fromOn && on <= lastOn);
  const found = reached(runningSum(counting, { counted, measure: 'receipts' }), 1n);
  if (found === null) return null;
  const on = found.on < toldOn ? toldOn : found.on;
  const lostOn = earlier(found.lostOn, endedOn);
  return lostOn !== null && lostOn < on ? null : { on, lostOn };
}

/**
 * A gift for bringing somebody who then buys, and the same for them if wanted. Who shares a contact with the member is the member. A
 * return that leaves too little takes it back from both, and so does saying that nobody brought them after all.
 */
export const referral = defineKind({
  id: 'referral',
  wakes: 'receipt',
  reads: ['friends'],
  schema: z.strictObject({
    is: z.literal('referral'),
    /** The friend buys within so many days of joining; the day itself is 0. */
    withinDays: z.number().int().min(0).max(MOST_DAYS).default(30),
    isForBoth: z.boolean().default(true),
    /** Whether a purchase counts that was made before it was told who brought them. */
    mayBuyFirst: z.boolean().default(false),
    ...countedShape,
  }),
  tell: ({ withinDays, isForBoth, mayBuyFirst, ...counted }) => [
    sayCount('mechanic.friend', withinDays),
    ...sayWhen(mayBuyFirst, say('mechanic.mayBuyFirst')),
    ...sayWhen(isForBoth, say('mechanic.forBoth')),
    ...tellCounted(counted),
  ],
  occurrences: ({ isForBoth, ...asked }, { memberId, friends }, days) =>
    within(
      friends.flatMap((friend) => {
        const found = boughtBy(friend, asked);
        if (found === null) return [];
        const isSelf = friend.memberId === memberId || friend.hasSameContact;
        return [
          happened(String(friend.toldAs), found.on, {
            takenBackOn: found.lostOn,
            flaw: isSelf ? 'selfReferral' : null,
            alsoTo: isForBoth ? [friend.memberId] : [],
          }),
        ];
      }),
      days,
    ),
});
