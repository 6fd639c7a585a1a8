import { useLocale, useTranslations } from 'next-intl';
import type { Column } from '@/components/table/column';
import { SimpleTable } from '@/components/table/simple-table';
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
  const locale = useLocale();
  const nameOf = useConsentName();
  const columns: Column<ConsentState>[] = [
    { id: 'what', header: t('what'), cell: nameOf },
    { id: 'state', header: t('state'), cell: (consent) => <State consent={consent} /> },
    {
      id: 'since',
      header: t('since'),
      isSecondary: true,
      cell: ({ happenedAt }) =>
        happenedAt === null ? t('none') : formatMoment(happenedAt, { locale, timeZone }),
    },
    { id: 'text', header: t('text'), isSecondary: true, cell: (consent) => <Text of={consent} /> },
    {
      id: 'source',
      header: t('source'),
      isSecondary: true,
      cell: ({ source }) => (source === null ? t('none') : t(`sources.${source}`)),
    },
    {
      id: 'evidence',
      header: t('evidence'),
      isSecondary: true,
      cell: ({ evidence }) => (evidence === null ? t('none') : t(`evidences.${evidence}`)),
    },
  ];
  const change: Column<ConsentState> = {
    id: 'change',
    header: <span className="sr-only">{t('change')}</span>,
    cell: (consent) => (
      <span className="flex justify-end gap-1.5 py-0.5">
        {!isOfToday(consent) && (
          <ConsentButton memberId={memberId} consent={consent} decision="given" />
        )}
        {consent.decision !== 'withdrawn' && (
          <ConsentButton memberId={memberId} consent={consent} decision="withdrawn" />
        )}
      </span>
    ),
  };
  return (
    <Section title={t('title')}>
      <SimpleTable
        caption={t('caption')}
        rows={consents}
        rowKey={({ purpose, channel }) => `${purpose}-${channel}`}
        columns={canEdit ? [...columns, change] : columns}
      />
    </Section>
  );
}

function State({ consent: { decision } }: { readonly consent: ConsentState }) {
  const t = useTranslations('consents.states');
  if (decision === null) return <Status tone="neutral">{t('never')}</Status>;
  return <Status tone={decision === 'given' ? 'success' : 'danger'}>{t(decision)}</Status>;
}

function Text({ of: { textVersion, currentVersion } }: { readonly of: ConsentState }) {
  const t = useTranslations('consents');
  if (textVersion === null) return t('none');
  if (currentVersion === null || textVersion === currentVersion) {
    return t('version', { version: textVersion });
  }
  return t('older', { version: textVersion, current: currentVersion });
}
