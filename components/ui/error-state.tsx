import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from './button';

type Props = {
  /** The cause in words, from messages.errors. */
  readonly cause: string;
  readonly requestId?: string | undefined;
  readonly onRetry?: () => void;
  /** Another way on, where a function cannot be given: a link. */
  readonly action?: ReactNode;
};

/** Says why a part of the page is missing, which request failed, and offers to try again. */
export function ErrorState({ cause, requestId, onRetry, action }: Props) {
  const t = useTranslations('common');
  return (
    <div
      role="alert"
      className="rounded-panel border border-l-3 border-l-danger bg-surface px-4 py-3.5"
    >
      <p className="text-lg">{t('state.errorTitle')}</p>
      <p className="mt-0.5 text-ink-2">{cause}</p>
      {requestId !== undefined && (
        <p className="mt-1 text-xs text-ink-3">{t('state.requestId', { id: requestId })}</p>
      )}
      <div className="mt-2.5 flex flex-wrap gap-2 empty:hidden">
        {onRetry !== undefined && <Button onClick={onRetry}>{t('actions.retry')}</Button>}
        {action}
      </div>
    </div>
  );
}
