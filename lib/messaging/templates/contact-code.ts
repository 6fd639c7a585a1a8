import 'server-only';
import type { Tx } from '@/db/write';
import { codeOf, hashContact } from '@/lib/contacts/codes';
import type { Locale } from '@/lib/domain/access/preferences';
import type { ConfirmedContact } from '@/lib/domain/contacts/states';
import { escapeHtml, fillWords } from '@/lib/domain/messaging/fill-words';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { formatDay, formatTime } from '@/lib/format/dates';
import en from '@/messages/en/mail.json';
import ru from '@/messages/ru/mail.json';
import type { Content, MessageTemplate, Recipient } from './template';

const WORDS: Readonly<Record<Locale, typeof en.contactCode>> = {
  en: en.contactCode,
  ru: ru.contactCode,
};

type CodeRow = {
  readonly contact: ConfirmedContact;
  readonly contactHash: string;
  readonly salt: string;
  readonly expiresAt: Date;
  readonly isOver: boolean;
};

async function findCode(tx: Tx, memberId: number, codeId: number): Promise<CodeRow | undefined> {
  const { rows } = await tx.client.query<CodeRow>(
    `SELECT contact, contact_hash AS "contactHash", salt, expires_at AS "expiresAt",
       ended_at IS NOT NULL AS "isOver"
     FROM contact_codes WHERE member_id = $1 AND code_id = $2`,
    [memberId, codeId],
  );
  return rows[0];
}

function htmlOf(language: Locale, lines: readonly string[], code: string): string {
  const [intro = '', ...rest] = lines.map(escapeHtml);
  const paragraphs = rest.map((line) => `<p>${line}</p>`).join('\n');
  return `<!doctype html>
<html lang="${language}"><meta charset="utf-8"><body style="font-family:sans-serif;font-size:16px;line-height:1.5">
<p>${intro}</p>
<p style="font-size:28px;letter-spacing:4px;font-weight:600">${code}</p>
${paragraphs}
</body></html>`;
}

/** The letter or text message with a code, in the member's language, with times in the member's zone. */
export function codeContent(
  { language, timeZone, programme }: Omit<Recipient, 'memberId' | 'address'>,
  { code, expiresAt }: { readonly code: string; readonly expiresAt: Date },
): Content & { readonly sms: string } {
  const words = WORDS[language];
  const slots = {
    code,
    programme,
    time: formatTime(expiresAt, { locale: language, timeZone }),
    day: formatDay(dayInZone(expiresAt, timeZone), language, 'long'),
  };
  const say = (sentence: string) => fillWords(sentence, slots);
  const lines = [say(words.intro), say(words.until), say(words.unasked)];
  const [intro = '', ...rest] = lines;
  return {
    subject: say(words.subject),
    text: [intro, code, ...rest].join('\n\n'),
    html: htmlOf(language, lines, code),
    sms: say(words.sms),
  };
}

/** The code that shows that a contact is the member's. Of no use once another code was asked for, or the contact changed. */
export const contactCode: MessageTemplate = {
  id: 'contactCode',
  kind: 'service',
  isAskedFor: true,
  write: async (tx, recipient, { channel, params, now }) => {
    const code = await findCode(tx, recipient.memberId, params.codeId ?? 0);
    if (code === undefined || code.isOver || code.expiresAt <= now) return 'stale';
    if (hashContact(code.contact, recipient.address) !== code.contactHash) return 'contactChanged';
    const { expiresAt } = code;
    const { sms, ...letter } = codeContent(recipient, { code: codeOf(code.salt), expiresAt });
    return channel === 'sms' ? { subject: '', text: sms } : letter;
  },
};
