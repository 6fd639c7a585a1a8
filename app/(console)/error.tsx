'use client';

import { useTranslations } from 'next-intl';
import { ErrorState } from '@/components/ui/error-state';

type Props = { readonly error: Error & { digest?: string }; readonly reset: () => void };

/** A page that broke. The digest is the id under which the server logged it; the text of the error stays there. */
export default function PageError({ error, reset }: Props) {
  const t = useTranslations('errors');
  return <ErrorState cause={t('unexpected')} requestId={error.digest} onRetry={reset} />;
}
