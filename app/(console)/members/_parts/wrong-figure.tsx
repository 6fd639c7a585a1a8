import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';

/** The address names a figure that no report has: nobody is shown rather than everybody. */
export function WrongFigure({ href }: { readonly href: string }) {
  const t = useTranslations('members');
  return (
    <>
      <PageHeader title={t('title')} />
      <EmptyState
        title={t('figure.wrongTitle')}
        text={t('figure.wrongText')}
        action={<ButtonLink href={href}>{t('figure.remove')}</ButtonLink>}
      />
    </>
  );
}
