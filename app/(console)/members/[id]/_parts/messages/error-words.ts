import { useTranslations } from 'next-intl';
import { errorWord } from '@/lib/domain/messaging/error-word';

/** Why a message was dropped or an attempt failed, in words; a reply of the server stands with its number. */
export function useErrorWords(): (code: string) => string {
  const t = useTranslations('consents.messages.errors');
  return (code) => {
    const { word, reply } = errorWord(code);
    return t(word, { reply });
  };
}
