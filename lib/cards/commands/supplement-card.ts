import 'server-only';
import { z } from 'zod';
import { BEARER_MAX_LENGTH } from '@/lib/domain/cards/card-page';
import { hasStanding } from '@/lib/domain/cards/may-do';
import { plainText } from '@/lib/domain/shared/plain-text';
import { defineCommand } from '@/lib/kernel/command';
import { beginCard, programmeDay } from '../begin-card';
import { lastDay, note, positiveId, printedNumber } from '../card-input';
import { chooseCard } from '../choose-card';
import { holdMember } from '../lock-card';
import { refuse } from '../refuse';

/**
 * Hands out a further card on a member's account, for somebody else to carry. What is bought with it is the member's; it
 * is blocked, replaced and closed alone. Refuses a number that somebody has (`number_taken`), also the member's own.
 */
export const supplementCard = defineCommand({
  id: 'cards.supplement',
  permission: 'cards.operate',
  input: z.object({
    memberId: positiveId,
    bearer: z.string().trim().min(1).max(BEARER_MAX_LENGTH).transform(plainText),
    number: printedNumber.nullable().default(null),
    isVirtual: z.boolean().default(false),
    cardTypeId: positiveId.nullable().default(null),
    storeId: positiveId.nullable().default(null),
    expiresOn: lastDay.nullable().default(null),
    note,
  }),
  run: async (context) => {
    const { tx, now, input } = context;
    const { note, bearer, expiresOn, ...asked } = input;
    const { memberId, isVirtual } = asked;
    if (!hasStanding('supplement', await holdMember(tx, memberId))) {
      throw refuse('member_not_active');
    }
    const issuedOn = await programmeDay(tx, now);
    if (expiresOn !== null && expiresOn < issuedOn) throw refuse('validity_not_later');
    const wish = { ...asked, expiresOn, issuedOn, usualTypeId: null } as const;
    const chosen = await chooseCard(tx, { ...wish, operation: 'supplement' });
    if ('cardId' in chosen) throw refuse('number_taken');
    return beginCard(context, {
      memberId,
      number: chosen.number,
      operation: 'supplement',
      bearer,
      isVirtual,
      expiresOn: chosen.expiresOn,
      cardTypeId: chosen.type.cardTypeId,
      batchId: chosen.batchId,
      storeId: chosen.storeId,
      note,
    });
  },
});
