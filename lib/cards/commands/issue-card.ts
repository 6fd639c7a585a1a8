import 'server-only';
import { z } from 'zod';
import { hasStanding } from '@/lib/domain/cards/may-do';
import { defineCommand } from '@/lib/kernel/command';
import { beginCard, programmeDay } from '../begin-card';
import { lastDay, note, positiveId, printedNumber } from '../card-input';
import { chooseCard } from '../choose-card';
import { holdMember, lockCard } from '../lock-card';
import { operateCard } from '../operate-card';
import { refuse } from '../refuse';

/**
 * Hands a card to a member: one made for them earlier, one with a printed number, or, without a number, one of the
 * type's or the product's own range. It earns at once; activation comes after. Type and batch are those of the number,
 * where it has them. Refuses a number that somebody has (`number_taken`).
 */
export const issueCard = defineCommand({
  id: 'cards.issue',
  permission: 'cards.operate',
  input: z.object({
    memberId: positiveId,
    number: printedNumber.nullable().default(null),
    isVirtual: z.boolean().default(false),
    cardTypeId: positiveId.nullable().default(null),
    storeId: positiveId.nullable().default(null),
    expiresOn: lastDay.nullable().default(null),
    note,
  }),
  run: async (context) => {
    const { tx, now, input } = context;
    const { note, expiresOn, ...asked } = input;
    const { memberId, isVirtual } = asked;
    if (!hasStanding('issue', await holdMember(tx, memberId))) throw refuse('member_not_active');
    const issuedOn = await programmeDay(tx, now);
    if (expiresOn !== null && expiresOn < issuedOn) throw refuse('validity_not_later');
    const wish = { ...asked, expiresOn, issuedOn, usualTypeId: null, operation: 'issue' } as const;
    const chosen = await chooseCard(tx, wish);
    if ('cardId' in chosen) {
      const card = await lockCard(tx, chosen);
      const renewed = expiresOn === null ? {} : { expiresOn };
      const step = { operation: 'issue', note, issuedOn, ...renewed } as const;
      return operateCard(context, card, step);
    }
    return beginCard(context, {
      memberId,
      number: chosen.number,
      operation: 'issue',
      isVirtual,
      expiresOn: chosen.expiresOn,
      cardTypeId: chosen.type.cardTypeId,
      batchId: chosen.batchId,
      storeId: chosen.storeId,
      note,
    });
  },
});
