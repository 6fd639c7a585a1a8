import { useLocale, useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import { Status } from '@/components/ui/status';
import type { ConsentState } from '@/lib/domain/consents/consent-state';
import { formatMoment } from '@/lib/format/dates';
import { ConsentButton } from './consent-button';
import { useConsentName } from './consent-name';

type Props = {
  readonly memberId: number;
  readonly consents: readonly ConsentState[];
  readonly timeZone: string;
  readonly canEdit: boolean;
};

/** Whether the member agreed to the text that is agreed to today. */
function isOfToday({ decision, textVersion, currentVersion }: ConsentState): boolean {
  return decision === 'given' && textVersion === currentVersion;
}

/** Every purpose and channel with where it stands, and the one or two things that can be done about it. */
export function ConsentMatrix({ memberId, consents, timeZone, canEdit }: Props) {
  const t = useTranslations('consents');
  const nameOf = useConsentName();
  return (
    <Section title={t('title')}>
      <ul aria-label={t('caption')} className="border-t border-line-strong text-sm">
        {consents.map((consent) => (
          <li
            key={`${consent.purpose}-${consent.channel}`}
            className="grid items-center gap-x-4 gap-y-1 border-b py-1.5 sm:grid-cols-[200px_minmax(0,1fr)_auto]"
          >
            <span className="font-medium">{nameOf(consent)}</span>
            <span className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1">
              <State consent={consent} />
              <Told consent={consent} timeZone={timeZone} />
            </span>
            {canEdit && (
              <span className="flex gap-1.5 sm:justify-end">
                {!isOfToday(consent) && (
                  <ConsentButton memberId={memberId} consent={consent} decision="given" />
                )}
                {consent.decision !== 'withdrawn' && (
                  <ConsentButton memberId={memberId} consent={consent} decision="withdrawn" />
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function State({ consent: { decision } }: { readonly consent: ConsentState }) {
  const t = useTranslations('consents.states');
  if (decision === null) return <Status tone="neutral">{t('never')}</Status>;
  return <Status tone={decision === 'given' ? 'success' : 'danger'}>{t(decision)}</Status>;
}

type ToldProps = { readonly consent: ConsentState; readonly timeZone: string };

/** Since when, where it was said, what shows it, and to which text. */
function Told({ consent, timeZone }: ToldProps) {
  const t = useTranslations('consents');
  const locale = useLocale();
  const { happenedAt, source, evidence, textVersion, currentVersion } = consent;
  if (happenedAt === null || source === null || evidence === null) return null;
  const isOlder = currentVersion !== null && textVersion !== currentVersion;
  const told = [
    formatMoment(happenedAt, { locale, timeZone }),
    t(`sources.${source}`),
    t(`evidences.${evidence}`),
  ];
  return (
    <span className="min-w-0 text-ink-2">
      {told.join(' · ')}
      {textVersion !== null && (
        <>
          {' · '}
          {isOlder
            ? t('older', { version: textVersion, current: currentVersion })
            : t('version', { version: textVersion })}
        </>
      )}
    </span>
  );
}
