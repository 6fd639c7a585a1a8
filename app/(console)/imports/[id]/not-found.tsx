import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';

/** No import has this number. */
export default function ImportNotFound() {
  const t = useTranslations('imports.notFound');
  return (
    <>
      <h1 className="sr-only">{t('title')}</h1>
      <EmptyState
        title={t('title')}
        text={t('text')}
        action={<ButtonLink href="/imports">{t('toList')}</ButtonLink>}
      />
    </>
  );
}
