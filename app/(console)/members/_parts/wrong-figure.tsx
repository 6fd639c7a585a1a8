import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';

/** The address names a figure that no report has: nobody is shown rather than everybody. */
export function WrongFigure({ href }: { readonly href: string }) {
  const t = useTranslations('members.figure');
  return (
    <EmptyState
      title={t('wrongTitle')}
      text={t('wrongText')}
      action={<ButtonLink href={href}>{t('remove')}</ButtonLink>}
    />
  );
}
