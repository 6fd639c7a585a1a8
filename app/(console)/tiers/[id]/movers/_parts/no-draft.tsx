import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';

/** An address that names no draft, or one that is none any more. */
export async function NoDraft({ ruleId }: { readonly ruleId: number }) {
  const t = await getTranslations('tierSimulation.list');
  return (
    <EmptyState
      title={t('noDraft')}
      text={t('noDraftText')}
      action={<ButtonLink href={`/tiers/${ruleId}`}>{t('open')}</ButtonLink>}
    />
  );
}
