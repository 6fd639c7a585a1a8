import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { parameterNames } from '@/lib/format/parameter-names';

type Props = {
  readonly refusal: Refusal;
  /** The page without anything asked. */
  readonly plainHref: string;
};

/** Why a report cannot be shown: an address that makes no sense, or a failure with its request. */
export function ReportProblem({ refusal, plainHref }: Props) {
  const t = useTranslations('analytics.empty');
  const errors = useTranslations('errors');
  const filters = useTranslations('analytics.filters');
  const { fields } = refusal.details;
  const reset = <ButtonLink href={plainHref}>{t('reset')}</ButtonLink>;
  if (refusal.code === 'invalid_input' && Array.isArray(fields)) {
    const names = parameterNames(fields.map(String), (name) => filters(name));
    return (
      <EmptyState
        title={t('wrongTitle')}
        text={t('wrongText', { fields: names.join(', ') })}
        action={reset}
      />
    );
  }
  return <ErrorState cause={errors(refusal.code)} requestId={refusal.requestId} action={reset} />;
}
