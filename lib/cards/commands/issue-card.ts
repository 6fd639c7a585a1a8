import 'server-only';
import { z } from 'zod';
import { hasStanding } from '@/lib/domain/cards/may-do';
import { defineCommand } from '@/lib/kernel/command';
import { beginCard, programmeDay } from '../begin-card';
import { lastDay, note, positiveId, printedNumber } from '../card-input';
import { claimPrintedNumber, giveNumber } from '../claim-number';
import { holdMember, lockCard } from '../lock-card';
import { operateCard } from '../operate-card';
import { refuse } from '../refuse';

/**
 * Hands a card to a member: one made for them earlier, one with a printed number, or, without a number, one of the
 * product's own range. It earns at once; activation comes after. Refuses a number that somebody has (`number_taken`).
 */
export const issueCard = defineCommand({
  id: 'cards.issue',
  permission: 'cards.operate',
  input: z.object({
    memberId: positiveId,
    number: printedNumber.nullable().default(null),
    isVirtual: z.boolean().default(false),
    expiresOn: lastDay.nullable().default(null),
    note,
  }),
  run: async (context) => {
    const { tx, now, input } = context;
    const { memberId, isVirtual, expiresOn } = input;
    if (!hasStanding('issue', await holdMember(tx, memberId))) throw refuse('member_not_active');
    const issuedOn = await programmeDay(tx, now);
    if (expiresOn !== null && expiresOn < issuedOn) throw refuse('validity_not_later');
    if (input.number !== null) {
      const own = await claimPrintedNumber(tx, { number: input.number, memberId });
      if (own !== null) {
        const card = await lockCard(tx, own);
        const renewed = expiresOn === null ? {} : { expiresOn };
        const step = { operation: 'issue', note: input.note, issuedOn, ...renewed } as const;
        return operateCard(context, card, step);
      }
    }
    const number = input.number ?? (await giveNumber(tx, memberId));
    return beginCard(context, {
      memberId,
      number,
      operation: 'issue',
      isVirtual,
      expiresOn,
      note: input.note,
    });
  },
});
