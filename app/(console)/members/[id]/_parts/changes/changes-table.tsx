import { useLocale, useTranslations } from 'next-intl';
import { DataTable } from '@/components/table/data-table';
import type { AuditEvent } from '@/lib/domain/access/audit-event';
import { formatMoment } from '@/lib/format/dates';
import { commandKey, useChangeLines } from './change-words';

type Props = { readonly events: readonly AuditEvent[]; readonly timeZone: string };

const REQUEST_SHOWN = 8;

/** Rows of the audit log about the member, in the words of the member's form. */
export function ChangesTable({ events, timeZone }: Props) {
  const t = useTranslations('members.changes');
  const locale = useLocale();
  const actorOf = ({ actor, actorName }: AuditEvent) =>
    actorName ?? t(actor.startsWith('apiKey:') ? 'byApiKey' : 'bySystem');
  const nameOf = ({ command, after }: AuditEvent) => {
    const key = commandKey(command);
    if (!t.has(key)) return command;
    const isOn =
      after?.isPinned === true || after?.isWithdrawn === true || after?.confirmed !== undefined;
    return t(key, { kind: String(after?.kind ?? ''), on: isOn ? 'yes' : 'no' });
  };
  return (
    <DataTable
      caption={t('caption')}
      rows={events}
      rowKey={(event) => String(event.auditEventId)}
      columns={[
        {
          id: 'at',
          header: t('at'),
          cell: (event) => formatMoment(event.at, { locale, timeZone }),
        },
        { id: 'actor', header: t('actor'), cell: actorOf },
        { id: 'command', header: t('command'), cell: nameOf },
        {
          id: 'change',
          header: t('change'),
          isSecondary: true,
          cell: (event) => <FieldList event={event} />,
        },
        {
          id: 'request',
          header: t('request'),
          isSecondary: true,
          isQuiet: true,
          cell: ({ requestId }) => (
            <code className="font-mono text-xs">{requestId.slice(0, REQUEST_SHOWN)}</code>
          ),
        },
      ]}
    />
  );
}

/** Field by field what was and what is. */
function FieldList({ event }: { readonly event: AuditEvent }) {
  const lines = useChangeLines()(event);
  return (
    <ul className="py-1 text-sm whitespace-normal">
      {lines.map(({ field, label, before, after }) => (
        <li key={field} className="wrap-anywhere">
          <span className="text-ink-2">{label}</span>{' '}
          {before !== null && <del className="text-ink-3">{before}</del>}{' '}
          <ins className="no-underline">{after}</ins>
        </li>
      ))}
    </ul>
  );
}
