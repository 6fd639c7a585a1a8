import 'server-only';
import type { Tx } from '@/db/write';
import { codeOf } from '@/lib/contacts/codes';
import type { Locale } from '@/lib/domain/access/preferences';
import { escapeHtml, fillWords } from '@/lib/domain/messaging/fill-words';
import { dayInZone } from '@/lib/domain/shared/calendar';
import { formatDay } from '@/lib/format/dates';
import en from '@/messages/en/mail.json';
import ru from '@/messages/ru/mail.json';
import type { Content, MessageTemplate, Recipient } from './template';

const WORDS: Readonly<Record<Locale, typeof en.householdInvitation>> = {
  en: en.householdInvitation,
  ru: ru.householdInvitation,
};

type Invitation = { readonly salt: string; readonly expiresAt: Date; readonly head: string };

async function findInvitation(
  tx: Tx,
  memberId: number,
  placeId: number,
): Promise<Invitation | undefined> {
  const { rows } = await tx.client.query<Invitation>(
    `SELECT h.salt, h.expires_at AS "expiresAt", coalesce(p.first_name, '') AS head
     FROM household_members h JOIN households o USING (household_id)
     LEFT JOIN member_profiles p ON p.member_id = o.head_id
     WHERE h.member_id = $1 AND h.place_id = $2 AND h.state = 'invited'`,
    [memberId, placeId],
  );
  return rows[0];
}

function htmlOf(language: Locale, lines: readonly string[], code: string): string {
  const [intro = '', meaning = '', ...rest] = lines.map(escapeHtml);
  const paragraphs = rest.map((line) => `<p>${line}</p>`).join('\n');
  return `<!doctype html>
<html lang="${language}"><meta charset="utf-8"><body style="font-family:sans-serif;font-size:16px;line-height:1.5">
<p>${intro}</p>
<p>${meaning}</p>
<p style="font-size:28px;letter-spacing:4px;font-weight:600">${code}</p>
${paragraphs}
</body></html>`;
}

function letterOf(
  { language, timeZone, programme }: Recipient,
  { salt, expiresAt, head }: Invitation,
): Content {
  const words = WORDS[language];
  const code = codeOf(salt);
  const day = formatDay(dayInZone(expiresAt, timeZone), language, 'long');
  const say = (sentence: string) => fillWords(sentence, { programme, head, day });
  const intro = say(head === '' ? words.introUnnamed : words.intro);
  const lines = [intro, say(words.meaning), say(words.until), say(words.unasked)];
  const [first = '', second = '', ...rest] = lines;
  return {
    subject: say(words.subject),
    text: [first, second, code, ...rest].join('\n\n'),
    html: htmlOf(language, lines, code),
  };
}

/** The code that shows that the invited one agrees. Of the head it tells the first name alone. Of no use once answered. */
export const householdInvitation: MessageTemplate = {
  id: 'householdInvitation',
  kind: 'service',
  write: async (tx, recipient, { params, now }) => {
    const invitation = await findInvitation(tx, recipient.memberId, params.placeId ?? 0);
    if (invitation === undefined || invitation.expiresAt <= now) return 'stale';
    return letterOf(recipient, invitation);
  },
};
