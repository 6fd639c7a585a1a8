import { useLocale, useTranslations } from 'next-intl';
import type { OutboxMessage } from '@/lib/domain/messaging/outbox';
import { MESSAGE_TEMPLATES } from '@/lib/domain/messaging/states';

/** What a message is: that of its mechanic by name, any other by what it tells. */
export function useMessageName(): (
  message: Pick<OutboxMessage, 'template' | 'mechanic'>,
) => string {
  const t = useTranslations('consents.messages.templates');
  const locale = useLocale();
  return ({ template, mechanic }) => {
    if (mechanic !== null) return locale === 'ru' ? mechanic.nameRu : mechanic.nameEn;
    const known = MESSAGE_TEMPLATES.find((id) => id === template);
    return known === undefined ? template : t(known);
  };
}
