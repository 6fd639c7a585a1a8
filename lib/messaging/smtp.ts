import 'server-only';
import { createTransport } from 'nodemailer';
import type { Locale } from '@/lib/domain/access/preferences';
import { type JudgedFailure, judgeFailure, SENDS_AT_ONCE } from '@/lib/domain/messaging/delivery';
import type { MessageChannel } from '@/lib/domain/messaging/states';
import { assert } from '@/lib/domain/shared/assert';
import { env } from '@/lib/env';
import type { Content } from './templates/template';

/** Waiting for the server at each step of the talk. */
const STEP_MS = 10_000;
/** A talk that says nothing for so long is over. */
const SILENCE_MS = 20_000;

const ONE_ADDRESS = /^[^\s<>@,;:"()[\]\\]+@[^\s<>@,;:"()[\]\\]+$/;

/** A message on its way out. */
export type Letter = {
  readonly channel: MessageChannel;
  /** E-mail, a phone in E.164, or the number of the member. */
  readonly address: string;
  /** Makes the Message-ID, and the key by which a provider knows a message that it was given before. */
  readonly mailKey: string;
  readonly language: Locale;
  readonly content: Content;
};

/** A way out. `send` answers null when the other side took the message over, else what failed. */
export type Way = {
  readonly send: (letter: Letter) => Promise<JudgedFailure | null>;
  readonly close: () => void;
};

/** Where a letter goes: an address, or the gateway's address of a phone. Null: it is not one address. */
function recipientOf({ channel, address }: Letter, smsAddress: string | null): string | null {
  const to =
    channel === 'sms' ? (smsAddress ?? '').replace('{phone}', address.replace(/\D/g, '')) : address;
  return ONE_ADDRESS.test(to) ? to : null;
}

function domainOf(from: string): string {
  return /@([^\s<>@]+)>?$/.exec(from)?.[1] ?? 'localhost';
}

/** What mail programs make a button of: one post, and there are no more of these (RFC 2369, RFC 8058). */
function wayOut({ unsubscribeUrl }: Content): Record<string, string> {
  if (unsubscribeUrl === undefined) return {};
  return {
    'List-Unsubscribe': `<${unsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

/** Opens the way to the mail server of the settings, which must be there. Connections are made when they are needed. */
export function openMailWay(): Way {
  const { mail } = env();
  assert(mail !== null, 'a mail way is opened when mail is configured');
  const { smtpUrl, from, smsAddress } = mail;
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: SENDS_AT_ONCE,
    connectionTimeout: STEP_MS,
    greetingTimeout: STEP_MS,
    dnsTimeout: STEP_MS,
    socketTimeout: SILENCE_MS,
    // What is sent is text of ours: nothing in it may make the library read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (letter) => {
      const to = recipientOf(letter, smsAddress);
      if (to === null) return { code: 'address', isFinal: true };
      const { subject, text, html } = letter.content;
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          messageId: `<${letter.mailKey}@${domainOf(from)}>`,
          headers: { 'Auto-Submitted': 'auto-generated', ...wayOut(letter.content) },
          subject,
          text,
          ...(html === undefined ? {} : { html }),
        });
        return null;
      } catch (error) {
        return judgeFailure(Object(error));
      }
    },
    close: () => transport.close(),
  };
}
