import 'server-only';
import { z } from 'zod';
import { HAND_REASONS, MESSAGE_CHANNELS, SUPPRESSION_REASONS } from '@/lib/domain/messaging/states';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { release, suppress } from '../suppress';

const input = z.object({
  memberId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  channel: z.enum(MESSAGE_CHANNELS),
});

/**
 * Writes to the contact of a member no more on a channel, for a reason that somebody was told. Throws `wrong_state` when it is so already
 * or there is no contact.
 */
export const suppressContact = defineCommand({
  id: 'messages.suppressContact',
  permission: 'consents.edit',
  input: input.extend({ reason: z.enum(HAND_REASONS).default('manual') }),
  run: async (context) => {
    const changes = await suppress(context, context.input);
    if (changes.length === 0) throw new AppError('wrong_state');
    return { result: null, changes };
  },
});

/**
 * Writes to the contact of a member again: whatever kept it silent ends, whoever has the contact. No consent comes back by it. Throws
 * `wrong_state` when nothing does.
 */
export const releaseContact = defineCommand({
  id: 'messages.releaseContact',
  permission: 'consents.edit',
  input,
  run: async (context) => {
    const { memberId, channel } = context.input;
    const changes = await release(context, memberId, channel, SUPPRESSION_REASONS);
    if (changes.length === 0) throw new AppError('wrong_state');
    return { result: null, changes };
  },
});
