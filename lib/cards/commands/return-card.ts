import 'server-only';
import { z } from 'zod';
import { defineCommand } from '@/lib/kernel/command';
import { CARD_INPUT } from '../card-input';
import { lockCard } from '../lock-card';
import { operateCard, requireWay } from '../operate-card';
import { refuse } from '../refuse';

/** A card that lay in the stock before it was handed out: where it goes back to. */
const TO_STOCK = `
  UPDATE stock_cards SET state = 'inStock', changed_at = now() WHERE number = $1 AND state = 'issued'`;

/**
 * Takes back a printed card that was never used: it ends at the member, and its number lies in the stock again, for
 * somebody else. Refuses a card that did not come from the stock (`not_from_stock`).
 */
export const returnCard = defineCommand({
  id: 'cards.returnToStock',
  permission: 'cards.operate',
  input: z.object(CARD_INPUT),
  run: async (context) => {
    const { tx, input } = context;
    const card = await lockCard(tx, input);
    requireWay(card, { operation: 'returnToStock' });
    const { number, memberId } = card;
    await tx.client.query(
      `DELETE FROM identity_claims WHERE kind = 'card' AND value = $1 AND member_id = $2`,
      [number, memberId],
    );
    const returned = await tx.client.query(TO_STOCK, [number]);
    if (returned.rowCount !== 1) throw refuse('not_from_stock');
    return operateCard(context, card, {
      operation: 'returnToStock',
      movedTo: 0,
      note: input.note,
    });
  },
});
