import 'server-only';
import type { Locale } from '@/lib/domain/access/preferences';
import { escapeHtml } from '@/lib/domain/messaging/fill-words';
import { letterHtml } from '@/lib/domain/messaging/letter-html';
import en from '@/messages/en/mail.json';
import ru from '@/messages/ru/mail.json';
import { choicesUrl, clickUrl, openUrl, unsubscribeUrl } from '../links/addresses';
import type { Content } from '../templates/template';
import type { Due } from './due';

const WORDS: Readonly<Record<Locale, typeof en.advertising>> = {
  en: en.advertising,
  ru: ru.advertising,
};

/** An advertising letter: it says how to get no more of them, and tells when it is opened and where it is clicked. */
function advertising(due: Due, content: Content): Content {
  const { memberId, messageId, channel, language } = due;
  const of = { memberId, messageId, channel };
  const { why, leave } = WORDS[language];
  const choices = choicesUrl(of);
  const below = `<p style="font-size:13px;color:#666">${escapeHtml(why)}
<a href="${choices}">${escapeHtml(leave)}</a></p>
<img src="${openUrl(of)}" width="1" height="1" alt="">
`;
  return {
    subject: content.subject,
    text: `${content.text}\n\n--\n${why}\n${leave}: ${choices}`,
    html: letterHtml(language, content.text, { linkOf: (url) => clickUrl(of, url), below }),
    unsubscribeUrl: unsubscribeUrl(of),
  };
}

/** The content as it goes out: letters have HTML beside their text, advertising ones a way out. What goes by other channels is as it is. */
export function dressed(due: Due, content: Content): Content {
  if (due.channel === 'sms') return { subject: '', text: content.text };
  if (due.channel !== 'email') return content;
  if (due.kind === 'promotional') return advertising(due, content);
  return content.html === undefined
    ? { ...content, html: letterHtml(due.language, content.text) }
    : content;
}
