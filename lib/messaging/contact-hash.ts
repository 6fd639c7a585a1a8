import 'server-only';
import { createHash } from 'node:crypto';
import type { MessageChannel } from '@/lib/domain/messaging/states';

/** Where a message goes of the channel, as SQL over `member_profiles p`: what has no address of its own goes by the member's number. */
export const ADDRESS_SQL = `CASE w.channel WHEN 'email' THEN p.email WHEN 'sms' THEN p.phone ELSE p.member_id::text END`;

/** The hash of an address as SQL, the same as `contactHash`. */
export const hashSql = (channel: string, address: string) =>
  `encode(sha256(convert_to(${channel} || ':' || ${address}, 'UTF8')), 'hex')`;

/** An address without the address: what suppressions are known by. */
export function contactHash(channel: MessageChannel, address: string): string {
  return createHash('sha256').update(`${channel}:${address}`).digest('hex');
}
