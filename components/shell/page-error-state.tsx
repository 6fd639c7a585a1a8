'use client';

import { useTranslations } from 'next-intl';
import { ErrorState } from '../ui/error-state';

type Props = { readonly requestId: string | undefined; readonly onRetry: () => void };

/** A page that broke inside the shell. The text of the error stays on the server; its id is shown. */
export default function PageErrorState({ requestId, onRetry }: Props) {
  const t = useTranslations('errors');
  return <ErrorState cause={t('unexpected')} requestId={requestId} onRetry={onRetry} />;
}
