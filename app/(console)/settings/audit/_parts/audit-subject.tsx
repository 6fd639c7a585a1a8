import { useTranslations } from 'next-intl';
import { TextLink } from '@/components/ui/text-link';
import { auditAddress } from '@/lib/domain/access/audit-address';
import type { AuditEvent } from '@/lib/domain/access/audit-event';
import { subjectHref } from '@/lib/domain/access/audit-subject';
import { useAuditWords } from './use-audit-words';

/** Two links one above the other are each tall enough to be met. */
const LINE = 'inline-flex min-h-6 items-center touch:min-h-11';

type Props = { readonly event: AuditEvent; readonly timeZone: string };

/** What an event was about: opens it, and all that was done with it. */
export function AuditSubject({ event: { subjectKind, subjectId }, timeZone }: Props) {
  const t = useTranslations('settings.audit');
  const { subjectName } = useAuditWords(timeZone);
  const href = subjectHref(subjectKind, subjectId);
  const isNumbered = /^\d+$/.test(subjectId);
  const name = isNumbered ? `${subjectName(subjectKind)} ${subjectId}` : subjectName(subjectKind);
  return (
    <span className="flex flex-col items-start py-1">
      {href === null ? (
        <span className={LINE}>{name}</span>
      ) : (
        <TextLink href={href} className={LINE}>
          {name}
        </TextLink>
      )}
      <TextLink href={auditAddress({ subjectKind, subjectId })} className={`${LINE} text-xs`}>
        {t('history')}
      </TextLink>
    </span>
  );
}
