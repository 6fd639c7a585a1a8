import { useTranslations } from 'next-intl';
import type { ConsentKey } from '@/lib/domain/consents/states';

type NameKey =
  | 'personalData-none'
  | 'profiling-none'
  | 'advertising-email'
  | 'advertising-sms'
  | 'advertising-phone'
  | 'advertising-push';

/** What a consent is called. */
export function useConsentName(): (consent: ConsentKey) => string {
  const t = useTranslations('consents.names');
  // The keys of consents are exactly these: a channel stands only beside advertising.
  return ({ purpose, channel }) => t(`${purpose}-${channel}` as NameKey);
}
