import { useTranslations } from 'next-intl';
import { Status, type StatusTone } from '@/components/ui/status';
import type { AttemptError, DeliveryState } from '@/lib/domain/webhooks/states';

const TONES: Readonly<Record<DeliveryState, StatusTone>> = {
  queued: 'info',
  sending: 'live',
  delivered: 'success',
  failed: 'danger',
  dropped: 'neutral',
};

/** How a delivery stands. One that waits after a failure warns. */
export function DeliveryStateMark({
  state,
  hasFailed,
}: {
  readonly state: DeliveryState;
  readonly hasFailed: boolean;
}) {
  const t = useTranslations('webhooks.deliveryStates');
  return (
    <Status tone={state === 'queued' && hasFailed ? 'warning' : TONES[state]}>{t(state)}</Status>
  );
}

/** What the receiver said: its status, and in words what was wrong. */
export function AnswerText({
  status,
  error,
}: {
  readonly status: number | null;
  readonly error: AttemptError | null;
}) {
  const t = useTranslations('webhooks.errors');
  return (
    <>
      {status !== null && <span className="font-mono tabular-nums">{status}</span>}
      {status !== null && error !== null && ' '}
      {error !== null && <span className="text-danger-text">{t(error)}</span>}
    </>
  );
}
