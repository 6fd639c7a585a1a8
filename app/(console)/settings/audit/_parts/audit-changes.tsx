import { useTranslations } from 'next-intl';
import { type AuditEvent, fieldChanges } from '@/lib/domain/access/audit-event';

/** What an event changed: each field with its value before and after. */
export function AuditChanges({ event }: { readonly event: AuditEvent }) {
  const t = useTranslations('settings.audit');
  const changes = fieldChanges(event);
  const isMade = event.before === null;
  return (
    <ul className="py-1 text-sm whitespace-normal">
      {changes.map(({ field, before, after }) => (
        <li key={field} className="break-words">
          <span className="text-ink-2">{field}</span>{' '}
          {!isMade && before !== '' && <del className="text-ink-3">{before}</del>}{' '}
          {after === '' ? t('ended') : <ins className="no-underline">{after}</ins>}
        </li>
      ))}
      {changes.length === 0 && <li className="text-ink-2">{t(isMade ? 'made' : 'ended')}</li>}
    </ul>
  );
}
