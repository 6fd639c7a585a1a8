import 'server-only';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { MESSAGE_CHANNELS, type MessageChannel } from '@/lib/domain/messaging/states';
import { authSecret } from '@/lib/env';

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';
const TOKEN = /^[\w-]{40,4000}$/;
const URL_MAX = 2_000;

/** What a link of a message is for: one that was made for one thing opens no other. */
export const LINK_USES = ['choices', 'open', 'click'] as const;
export type LinkUse = (typeof LINK_USES)[number];

/** The message that a link is in, and whose. */
export type LinkOf = {
  readonly memberId: number;
  readonly messageId: number;
  readonly channel: MessageChannel;
  /** Where a click leads. */
  readonly url?: string | undefined;
};

const id = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
const kept = z.union([
  z.tuple([id, id, z.enum(MESSAGE_CHANNELS)]),
  z.tuple([id, id, z.enum(MESSAGE_CHANNELS), z.string().max(URL_MAX)]),
]);

function linkKey(): Buffer {
  return Buffer.from(hkdfSync('sha256', authSecret(), '', 'vernost message links', KEY_BYTES));
}

/**
 * A link's token: sealed, so that it tells nobody whose it is, cannot be made up, and looks different each time. It does not end: whoever
 * finds an old letter can still leave.
 */
export function sealLink(use: LinkUse, { memberId, messageId, channel, url }: LinkOf): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, linkKey(), iv).setAAD(Buffer.from(use));
  const told = [memberId, messageId, channel, ...(url === undefined ? [] : [url])];
  const sealed = Buffer.concat([cipher.update(JSON.stringify(told), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** What a token says; null: it is not one of ours, or was made for something else. */
export function openLink(use: LinkUse, token: string): LinkOf | null {
  if (!TOKEN.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  try {
    const decipher = createDecipheriv(CIPHER, linkKey(), bytes.subarray(0, IV_BYTES))
      .setAAD(Buffer.from(use))
      .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const opened = Buffer.concat([
      decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)),
      decipher.final(),
    ]);
    const [memberId, messageId, channel, url] = kept.parse(JSON.parse(opened.toString('utf8')));
    return { memberId, messageId, channel, url };
  } catch {
    return null;
  }
}
