import 'server-only';
import { z } from 'zod';
import { isBeyondYears } from '@/lib/domain/cards/validity';
import { defineCommand } from '@/lib/kernel/command';
import { programmeDay } from '../begin-card';
import { CARD_INPUT, lastDay } from '../card-input';
import { lockCard } from '../lock-card';
import { operateCard, requireWay } from '../operate-card';
import { readType } from '../read-type';
import { refuse } from '../refuse';

/**
 * Lets a card be good for longer: to a later last day, or without end (null). A card without end has nothing to renew.
 * Refuses `validity_not_later` for a day that is past or no later than it has, `validity_too_long` for one beyond the years
 * of its type.
 */
export const renewCard = defineCommand({
  id: 'cards.renew',
  permission: 'cards.operate',
  input: z.object({ ...CARD_INPUT, expiresOn: lastDay.nullable() }),
  run: async (context) => {
    const { tx, now, input } = context;
    const card = await lockCard(tx, input);
    requireWay(card, { operation: 'renew' });
    const { expiresOn } = input;
    const isLater =
      card.expiresOn !== null &&
      (expiresOn === null ||
        (expiresOn > card.expiresOn && expiresOn >= (await programmeDay(tx, now))));
    if (!isLater) throw refuse('validity_not_later');
    const { validYears } = await readType(tx, card.cardTypeId);
    if (isBeyondYears(expiresOn, { givenOn: await programmeDay(tx, now), validYears })) {
      throw refuse('validity_too_long');
    }
    return operateCard(context, card, { operation: 'renew', expiresOn, note: input.note });
  },
});
