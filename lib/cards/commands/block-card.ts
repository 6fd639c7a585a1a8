import 'server-only';
import { z } from 'zod';
import { BLOCK_REASONS } from '@/lib/domain/cards/states';
import { defineCommand } from '@/lib/kernel/command';
import { CARD_INPUT } from '../card-input';
import { lockCard } from '../lock-card';
import { operateCard } from '../operate-card';

/** Stops a card for a reason. One blocked for less may be told to be stolen or fraud; never the other way. */
export const blockCard = defineCommand({
  id: 'cards.block',
  permission: 'cards.operate',
  input: z.object({ ...CARD_INPUT, reason: z.enum(BLOCK_REASONS) }),
  run: async (context) =>
    operateCard(context, await lockCard(context.tx, context.input), {
      operation: 'block',
      blockReason: context.input.reason,
      note: context.input.note,
    }),
});
