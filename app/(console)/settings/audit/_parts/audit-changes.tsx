import { useTranslations } from 'next-intl';
import { type Difference, differences } from '@/lib/domain/access/audit-difference';
import type { AuditEvent } from '@/lib/domain/access/audit-event';
import { useAuditWords } from './use-audit-words';

/** Lines that stand in the row at once; the others open. */
const SHOWN_MAX = 6;

type Props = { readonly event: AuditEvent; readonly timeZone: string };

/** What an event changed: each value as it was and as it is. */
export function AuditChanges({ event, timeZone }: Props) {
  const t = useTranslations('settings.audit');
  const lines = differences(event);
  const isMade = event.before === null;
  if (lines.length === 0) {
    return <span className="text-sm text-ink-2">{t(isMade ? 'made' : 'ended')}</span>;
  }
  const [first, more] = [lines.slice(0, SHOWN_MAX), lines.slice(SHOWN_MAX)];
  return (
    <div className="max-w-[56ch] py-1 text-sm whitespace-normal">
      <Lines lines={first} isMade={isMade} timeZone={timeZone} />
      {more.length > 0 && (
        <details>
          <summary className="cursor-default text-primary-text hover:underline touch:py-3">
            {t('more', { count: more.length })}
          </summary>
          <Lines lines={more} isMade={isMade} timeZone={timeZone} />
        </details>
      )}
    </div>
  );
}

type LinesProps = {
  readonly lines: readonly Difference[];
  readonly isMade: boolean;
  readonly timeZone: string;
};

function Lines({ lines, isMade, timeZone }: LinesProps) {
  const t = useTranslations('settings.audit');
  const { fieldName, valueText } = useAuditWords(timeZone);
  return (
    <ul>
      {lines.map(({ path, before, after }) => (
        <li key={path.join('.')} className="wrap-anywhere">
          <span className="text-ink-2">{`${fieldName(path)}: `}</span>
          {before !== null && <del className="text-ink-3">{valueText(before)}</del>}
          {!isMade && before !== null && <span aria-hidden="true">{' → '}</span>}
          {after !== null && <ins className="no-underline">{valueText(after)}</ins>}
          {after === null && !isMade && <span className="text-ink-2">{t('nothing')}</span>}
        </li>
      ))}
    </ul>
  );
}
