import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';

/** No card has this id or number. */
export default function CardNotFound() {
  const t = useTranslations('cards');
  return (
    <>
      <h1 className="sr-only">{t('notFoundTitle')}</h1>
      <EmptyState
        title={t('notFoundTitle')}
        text={t('notFoundText')}
        action={<ButtonLink href="/members">{t('toMembers')}</ButtonLink>}
      />
    </>
  );
}
