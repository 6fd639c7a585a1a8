import 'server-only';
import { z } from 'zod';
import { ADVERTISING_CHANNELS, CONSENT_DECISIONS } from '@/lib/domain/consents/states';
import { LINK_TOKEN_MAX } from '@/lib/domain/messaging/choices';
import { CONSENT_OF_CHANNEL } from '@/lib/domain/messaging/states';
import { AppError } from '@/lib/domain/shared/errors';
import { defineCommand } from '@/lib/kernel/command';
import { changeChoiceOf } from '../links/change-choice';
import { keepEvent } from '../links/keep-event';
import { type LinkOf, type LinkUse, openLink } from '../links/tokens';

const token = z.string().min(1).max(LINK_TOKEN_MAX);

/** The link itself is the right: whoever has it was written to. Throws `not_found` for one that is not ours. */
function requireLink(use: LinkUse, given: string): LinkOf {
  const link = openLink(use, given);
  if (link === null) throw new AppError('not_found');
  return link;
}

/**
 * What a mail program does for its reader with one post: advertising by the channel of the message ends. Once more changes nothing. Throws
 * `not_found`.
 */
export const unsubscribe = defineCommand({
  id: 'messages.unsubscribe',
  permission: 'public',
  input: z.object({ token }),
  run: async (context) => {
    const { memberId, messageId, channel } = requireLink('choices', context.input.token);
    const consent = CONSENT_OF_CHANNEL[channel];
    const changes = await changeChoiceOf(context, {
      ...{ memberId, channel: consent, decision: 'withdrawn' },
    });
    if (changes.length > 0) await keepEvent(context, { memberId, messageId, kind: 'unsubscribed' });
    return { result: null, changes };
  },
});

/** What a member chose on their page. Throws as `changeChoiceOf`, `not_found` for a link that is not ours. */
export const changeChoice = defineCommand({
  id: 'messages.changeChoice',
  permission: 'public',
  input: z.object({
    token,
    channel: z.enum(ADVERTISING_CHANNELS),
    decision: z.enum(CONSENT_DECISIONS),
  }),
  run: async (context) => {
    const { channel, decision } = context.input;
    const link = requireLink('choices', context.input.token);
    const { memberId, messageId } = link;
    const changes = await changeChoiceOf(context, { memberId, channel, decision });
    const isLeaving = decision === 'withdrawn' && channel === CONSENT_OF_CHANNEL[link.channel];
    if (isLeaving && changes.length > 0) {
      await keepEvent(context, { memberId, messageId, kind: 'unsubscribed' });
    }
    return { result: { decision }, changes };
  },
});

/** Writes down that a letter was opened or a link in it followed; the outbox tells its own story: no audit rows. Throws `not_found`. */
export const noteVisit = defineCommand({
  id: 'messages.noteVisit',
  permission: 'public',
  input: z.object({ use: z.enum(['open', 'click']), token }),
  run: async (context) => {
    const { use } = context.input;
    const { memberId, messageId, url } = requireLink(use, context.input.token);
    await keepEvent(context, { memberId, messageId, kind: use === 'open' ? 'opened' : 'clicked' });
    return { result: { url: url ?? null }, changes: [] };
  },
});
