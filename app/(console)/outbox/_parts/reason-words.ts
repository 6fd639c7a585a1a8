import { useTranslations } from 'next-intl';
import { errorWord } from '@/lib/domain/messaging/error-word';

/** Why a message waits, failed or was dropped, in few words; a reply of a server stands with its number. */
export function useReasonWords(): (code: string) => string {
  const t = useTranslations('consents.messages.errors');
  return (code) => {
    const { word, reply } = errorWord(code);
    return t(word, { reply });
  };
}

/** The same as a sentence that says what it means and what can be done about it. */
export function useWhy(): (code: string) => string {
  const t = useTranslations('outbox.why');
  return (code) => {
    const { word, reply } = errorWord(code);
    return t(word, { reply });
  };
}
