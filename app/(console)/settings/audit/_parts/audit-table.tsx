import { useTranslations } from 'next-intl';
import type { ChosenInAddress } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { TextLink } from '@/components/ui/text-link';
import { auditAddress } from '@/lib/domain/access/audit-address';
import type { AuditEvent } from '@/lib/domain/access/audit-event';
import type { Locale } from '@/lib/domain/access/preferences';
import { formatMoment } from '@/lib/format/dates';
import { AuditChanges } from './audit-changes';
import { AuditSubject } from './audit-subject';
import { useAuditWords } from './use-audit-words';

type Props = {
  readonly events: readonly AuditEvent[];
  readonly zone: { readonly locale: Locale; readonly timeZone: string };
  readonly choice: ChosenInAddress;
};

/** Rows of the audit log; a subject opens its own history. */
export function AuditTable({ events, zone, choice }: Props) {
  const t = useTranslations('settings.audit');
  const { actorName, commandName } = useAuditWords(zone.timeZone);
  return (
    <DataTable
      caption={t('caption')}
      rows={events}
      choice={choice}
      rowKey={(event) => String(event.auditEventId)}
      columns={[
        {
          id: 'at',
          header: t('at'),
          // Wide enough for the day: a narrow screen breaks before the time, not after every word.
          cell: (event) => (
            <span className="max-sm:block max-sm:min-w-28">{formatMoment(event.at, zone)}</span>
          ),
        },
        {
          id: 'actor',
          header: t('actor'),
          cell: (event) => (
            <TextLink
              href={auditAddress({ actor: event.actor })}
              className="max-sm:whitespace-normal"
            >
              {actorName(event.actor, event.actorName)}
            </TextLink>
          ),
        },
        {
          id: 'command',
          header: t('command'),
          cell: ({ command }) => (
            <span className="max-sm:whitespace-normal">{commandName(command)}</span>
          ),
        },
        {
          id: 'subject',
          header: t('subject'),
          isSecondary: true,
          cell: (event) => <AuditSubject event={event} timeZone={zone.timeZone} />,
        },
        {
          id: 'change',
          header: t('change'),
          isSecondary: true,
          cell: (event) => <AuditChanges event={event} timeZone={zone.timeZone} />,
        },
        {
          id: 'request',
          header: t('request'),
          isSecondary: true,
          isQuiet: true,
          cell: (event) => <code className="font-mono text-xs">{event.requestId.slice(0, 8)}</code>,
        },
      ]}
    />
  );
}
