import 'server-only';
import type { MessageChannel } from '@/lib/domain/messaging/states';
import { env } from '@/lib/env';
import { openMailWay, type Way } from '../smtp';
import { openProviderWay } from './provider';

/** A phone is reached by its provider, or by mail to a gateway where there is none. */
function isByMail(channel: MessageChannel): boolean {
  return channel === 'email' || (channel === 'sms' && env().providers.sms === null);
}

function openWay(channel: MessageChannel): Way {
  if (isByMail(channel) || channel === 'email') return openMailWay();
  const settings = env().providers[channel];
  if (settings !== null) return openProviderWay(settings);
  return { send: async () => ({ code: 'connection', isFinal: false }), close: () => undefined };
}

/** All ways out, each opened when something goes by it. */
export function openWays(): Way {
  const open = new Map<string, Way>();
  return {
    send: (letter) => {
      const name = isByMail(letter.channel) ? 'mail' : letter.channel;
      const way = open.get(name) ?? openWay(letter.channel);
      open.set(name, way);
      return way.send(letter);
    },
    close: () => {
      for (const way of open.values()) way.close();
    },
  };
}
