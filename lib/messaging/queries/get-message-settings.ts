import 'server-only';
import { z } from 'zod';
import { MESSAGE_SETTINGS, type MessageSettings } from '@/lib/domain/messaging/message-settings';
import { MESSAGE_CHANNELS, type MessageChannel } from '@/lib/domain/messaging/states';
import { defineQuery } from '@/lib/kernel/query';
import { openChannels } from '../mail-settings';

/** Caps and quiet hours of advertising, and the channels that this instance can send by and cannot. */
export const getMessageSettings = defineQuery({
  id: 'messages.getSettings',
  permission: 'messages.read',
  input: z.object({}),
  run: async ({
    read,
  }): Promise<
    MessageSettings & { readonly channels: Readonly<Record<MessageChannel, boolean>> }
  > => {
    const [row] = await read<MessageSettings[]>`
      SELECT messages_a_day AS "capADay", messages_a_week AS "capAWeek", quiet_from_minute AS "quietFromMinute",
        quiet_until_minute AS "quietUntilMinute", messages_stale_hours AS "staleHours"
      FROM programme`;
    const open = openChannels();
    const channels = Object.fromEntries(
      MESSAGE_CHANNELS.map((channel) => [channel, open.includes(channel)]),
    ) as Readonly<Record<MessageChannel, boolean>>;
    return { ...(row ?? MESSAGE_SETTINGS), channels };
  },
});
