import 'server-only';
import type { Locale } from '@/lib/domain/access/preferences';
import { fillWords } from '@/lib/domain/messaging/fill-words';
import en from '@/messages/en/mail.json';
import ru from '@/messages/ru/mail.json';
import type { MessageTemplate } from './template';

const WORDS: Readonly<Record<Locale, typeof en.ledgerAlarm>> = {
  en: en.ledgerAlarm,
  ru: ru.ledgerAlarm,
};

/** Tells an administrator that accounts do not agree with their books: how many, no names. Of no use once none are left. */
export const ledgerAlarm = {
  id: 'ledgerAlarm',
  kind: 'service',
  write: async (tx, { language, programme }) => {
    const { rows } = await tx.client.query<{ count: string }>(
      'SELECT count(DISTINCT member_id)::text AS count FROM ledger_mismatches WHERE ended_at IS NULL',
    );
    const count = rows[0]?.count ?? '0';
    if (count === '0') return 'stale';
    const words = WORDS[language];
    const say = (sentence: string) => fillWords(sentence, { programme, count });
    return {
      subject: say(words.subject),
      text: [say(words.found), say(words.frozen), say(words.next)].join('\n\n'),
    };
  },
} as const satisfies MessageTemplate;
