import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';

/** No task has this number. */
export default function TaskNotFound() {
  const t = useTranslations('tasks');
  return (
    <>
      <h1 className="sr-only">{t('notFoundTitle')}</h1>
      <EmptyState
        title={t('notFoundTitle')}
        text={t('notFoundText')}
        action={<ButtonLink href="/tasks">{t('toTasks')}</ButtonLink>}
      />
    </>
  );
}
