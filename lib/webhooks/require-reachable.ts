import 'server-only';
import { isIP } from 'node:net';
import { AppError } from '@/lib/domain/shared/errors';
import { env } from '@/lib/env';
import { mayReach } from './sending/addresses';

/**
 * Refuses, before anything is sent, an address of which it is clear without asking for its name that nothing will go there. Throws
 * `address_refused` with the reason: `http`, or `private`.
 */
export function requireReachable(address: string): void {
  const { protocol, hostname } = new URL(address);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const isLiteral = isIP(host) !== 0;
  if (isLiteral ? mayReach(host, protocol) : protocol === 'https:') return;
  // A name without encryption may lead into an opened network: that is seen when it is sent.
  if (!isLiteral && env().webhookNets.length > 0) return;
  throw new AppError('address_refused', { reason: protocol === 'http:' ? 'http' : 'private' });
}
