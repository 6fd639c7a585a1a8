import { useTranslations } from 'next-intl';
import { Status, type StatusTone } from '@/components/ui/status';
import type { MessageState } from '@/lib/domain/messaging/states';

const TONES: Readonly<Record<MessageState, StatusTone>> = {
  queued: 'info',
  sending: 'info',
  sent: 'success',
  failed: 'danger',
  dropped: 'neutral',
};

/** What a message is in. */
export function MessageStateMark({ state }: { readonly state: MessageState }) {
  const t = useTranslations('consents.messages.states');
  return <Status tone={TONES[state]}>{t(state)}</Status>;
}
