import 'server-only';
import { MESSAGE_CHANNELS, type MessageChannel } from '@/lib/domain/messaging/states';
import { AppError } from '@/lib/domain/shared/errors';
import { env } from '@/lib/env';

/** The channels that this instance can send by. */
export function openChannels(): readonly MessageChannel[] {
  const { mail, providers } = env();
  return MESSAGE_CHANNELS.filter((channel) => {
    if (channel === 'email') return mail !== null;
    if (providers[channel] !== null) return true;
    return channel === 'sms' && mail !== null && mail.smsAddress !== null;
  });
}

/** Throws `mail_not_configured` with the channel when nothing can be sent by it. */
export function requireChannel(channel: MessageChannel): void {
  if (!openChannels().includes(channel)) throw new AppError('mail_not_configured', { channel });
}
