import { z } from 'zod';
import { addDays } from '../../shared/calendar';
import { say, sayCount, sayWhen, tellCounted } from '../clauses';
import { defineKind, happened, within } from '../occurrence';
import { countedShape, reached, runningSum } from '../running-sum';

const MOST_DAYS = 365;

/**
 * A gift for bringing somebody who then buys, and the same for them if wanted. Who shares a contact with the member is the member. A
 * return that leaves too little takes it back from both.
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
    ...countedShape,
  }),
  tell: ({ withinDays, isForBoth, ...counted }) => [
    sayCount('mechanic.friend', withinDays),
    ...sayWhen(isForBoth, say('mechanic.forBoth')),
    ...tellCounted(counted),
  ],
  occurrences: ({ withinDays, isForBoth, ...counted }, { memberId, friends }, days) =>
    within(
      friends.flatMap((friend) => {
        const lastOn = addDays(friend.joinedOn, withinDays);
        const purchases = friend.purchases.filter(
          ({ on }) => on >= friend.joinedOn && on <= lastOn,
        );
        const found = reached(runningSum(purchases, { counted, measure: 'receipts' }), 1n);
        if (found === null) return [];
        const isSelf = friend.memberId === memberId || friend.hasSameContact;
        return [
          happened(String(friend.memberId), found.on, {
            takenBackOn: found.lostOn,
            flaw: isSelf ? 'selfReferral' : null,
            alsoTo: isForBoth ? [friend.memberId] : [],
          }),
        ];
      }),
      days,
    ),
});
