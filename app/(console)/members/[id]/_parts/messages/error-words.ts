import { type Messages, useTranslations } from 'next-intl';

type ErrorKey = keyof Messages['consents']['messages']['errors'];

/** Why a message was dropped or an attempt failed, in words; a reply of the server stands with its number. */
export function useErrorWords(): (code: string) => string {
  const t = useTranslations('consents.messages.errors');
  return (code) => {
    const reply = /^smtp_(\d{3})$/.exec(code)?.[1];
    if (reply !== undefined) return t('smtp', { reply });
    return t.has(code as ErrorKey) ? t(code as Exclude<ErrorKey, 'smtp'>) : t('other');
  };
}
