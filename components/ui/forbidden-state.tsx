import { useTranslations } from 'next-intl';
import type { Permission } from '@/lib/domain/access/permissions';

/** Names the right that is missing, so that the reader knows what to ask for. */
export function ForbiddenState({ permission }: { readonly permission: Permission }) {
  const t = useTranslations('common');
  return (
    <div className="max-w-xl rounded-panel border border-l-3 border-l-warning bg-surface px-4 py-3.5">
      <h1 className="text-lg">{t('state.forbiddenTitle')}</h1>
      <p className="mt-0.5 text-ink-2">
        {t.rich('state.forbiddenText', {
          permission,
          code: (chunks) => <code className="font-mono text-sm text-ink">{chunks}</code>,
        })}
      </p>
    </div>
  );
}
