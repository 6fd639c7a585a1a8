import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';

/** What stands at an address where there is nothing. */
export default function NotFound() {
  const t = useTranslations('common.state');
  return (
    <main className="mx-auto max-w-xl px-4 py-10">
      <h1 className="sr-only">{t('notFoundTitle')}</h1>
      <EmptyState
        title={t('notFoundTitle')}
        text={t('notFoundText')}
        action={<ButtonLink href="/">{t('home')}</ButtonLink>}
      />
    </main>
  );
}
