import { useTranslations } from 'next-intl';
import { Status, type StatusTone } from '@/components/ui/status';
import type { ListedEndpoint } from '@/lib/domain/webhooks/shown';
import type { EndpointState } from '@/lib/domain/webhooks/states';

const TONES: Readonly<Record<EndpointState, StatusTone>> = {
  active: 'success',
  paused: 'neutral',
  disabled: 'danger',
  removed: 'neutral',
};

/** How an endpoint stands: also whether it fails, which is no state of its own. */
export function EndpointStateMark({
  endpoint: { state, stopReason, failures },
}: {
  readonly endpoint: Pick<ListedEndpoint, 'state' | 'stopReason' | 'failures'>;
}) {
  const t = useTranslations('webhooks.states');
  if (state === 'active' && failures > 0) return <Status tone="warning">{t('failing')}</Status>;
  const isByItself = state === 'paused' && stopReason !== 'byHand';
  return <Status tone={isByItself ? 'danger' : TONES[state]}>{t(state)}</Status>;
}
