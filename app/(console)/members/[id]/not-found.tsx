import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';

/** No member has this number. */
export default function MemberNotFound() {
  const t = useTranslations('members.member');
  return (
    <>
      <h1 className="sr-only">{t('notFoundTitle')}</h1>
      <EmptyState
        title={t('notFoundTitle')}
        text={t('notFoundText')}
        action={<ButtonLink href="/members">{t('toList')}</ButtonLink>}
      />
    </>
  );
}
