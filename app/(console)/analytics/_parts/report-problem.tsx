import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import type { Refusal } from '@/lib/domain/shared/action-result';

type Props = {
  readonly refusal: Refusal;
  /** The page without anything asked. */
  readonly plainHref: string;
};

/** Why a report cannot be shown: an address that makes no sense, or a failure with its request. */
export function ReportProblem({ refusal, plainHref }: Props) {
  const t = useTranslations('analytics.empty');
  const errors = useTranslations('errors');
  const { fields } = refusal.details;
  const reset = <ButtonLink href={plainHref}>{t('reset')}</ButtonLink>;
  if (refusal.code === 'invalid_input' && Array.isArray(fields)) {
    return (
      <EmptyState
        title={t('wrongTitle')}
        text={t('wrongText', { fields: fields.join(', ') })}
        action={reset}
      />
    );
  }
  return <ErrorState cause={errors(refusal.code)} requestId={refusal.requestId} action={reset} />;
}
