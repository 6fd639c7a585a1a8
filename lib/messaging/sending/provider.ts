import 'server-only';
import { type JudgedFailure, judgeProvider, SEND_SECONDS } from '@/lib/domain/messaging/delivery';
import type { ProviderSettings } from '@/lib/env';
import { findTarget, systemLookup } from '@/lib/webhooks/sending/find-target';
import { openLine } from '@/lib/webhooks/sending/post';
import { signRequest } from '@/lib/webhooks/sending/secrets';
import type { Letter, Way } from '../smtp';

const MS_A_SECOND = 1_000;
/** Waiting for the answer: less than an attempt may take. */
const ANSWER_MS = (SEND_SECONDS * MS_A_SECOND) / 2;

/** What a provider is sent: docs/messages.md. */
function bodyOf({ channel, address, mailKey, language, content }: Letter): string {
  const { subject, text } = content;
  const to = channel === 'sms' ? { phone: address } : { memberId: Number(address) };
  return JSON.stringify({
    type: 'message.send',
    id: mailKey,
    channel,
    to,
    language,
    subject,
    text,
  });
}

function headersOf(letter: Letter, body: string, secret: string): Record<string, string> {
  const timestamp = Math.floor(Date.now() / MS_A_SECOND);
  const id = letter.mailKey;
  return {
    'content-type': 'application/json',
    'idempotency-key': id,
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signRequest([secret], { id, timestamp, body }),
  };
}

/** Opens the way to a provider: each message a signed request, the same key at every attempt. Goes where webhooks may go and nowhere else. */
export function openProviderWay({ url, secret }: ProviderSettings): Way {
  const send = async (letter: Letter): Promise<JudgedFailure | null> => {
    const target = await findTarget(url, systemLookup);
    if (typeof target === 'string') return { code: 'connection', isFinal: false };
    const line = openLine(target, ANSWER_MS);
    try {
      const body = bodyOf(letter);
      const { status, error } = await line.post(headersOf(letter, body, secret), body);
      if (status === null && error === 'timeout') return { code: 'timeout', isFinal: false };
      return judgeProvider(status);
    } finally {
      line.close();
    }
  };
  return { send, close: () => undefined };
}
