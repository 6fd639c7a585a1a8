import { useLocale, useTranslations } from 'next-intl';
import { SimpleTable } from '@/components/table/simple-table';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { Status } from '@/components/ui/status';
import type { ConsentPage, ConsentRecord } from '@/lib/domain/consents/consent-state';
import { memberCode } from '@/lib/domain/members/states';
import { formatMoment } from '@/lib/format/dates';
import { useConsentName } from './consent-name';

type Props = {
  readonly page: ConsentPage;
  /** The tab without a place in the history. */
  readonly path: string;
  readonly isFirst: boolean;
  readonly timeZone: string;
};

/** Everything that was given and withdrawn, the latest first. Nothing of it is ever changed. */
export function ConsentHistory({ page: { records, next }, path, isFirst, timeZone }: Props) {
  const t = useTranslations('consents');
  const locale = useLocale();
  const tTimeline = useTranslations('timeline');
  const consentName = useConsentName();
  const nameOf = (record: ConsentRecord) =>
    record.under === null
      ? consentName(record)
      : `${consentName(record)} · ${tTimeline('under', { member: memberCode(record.under) })}`;
  const shownBy = ({ source, evidence, evidenceReference }: ConsentRecord) =>
    [
      t(`sources.${source}`),
      t(`evidences.${evidence}`),
      evidenceReference === null || evidenceReference === ''
        ? ''
        : t('history.reference', { reference: evidenceReference }),
    ]
      .filter((text) => text !== '')
      .join(' · ');
  const textOf = ({ textVersion }: ConsentRecord) =>
    textVersion === null ? t('none') : t('version', { version: textVersion });
  if (records.length === 0) {
    return (
      <Section title={t('history.title')}>
        <p className="text-sm text-ink-2">{t(isFirst ? 'history.none' : 'history.noneHere')}</p>
        {!isFirst && <Pagination range={t('history.shown', { count: 0 })} previousHref={path} />}
      </Section>
    );
  }
  return (
    <Section title={t('history.title')}>
      <SimpleTable
        caption={t('history.caption')}
        rows={records}
        rowKey={({ consentId }) => String(consentId)}
        columns={[
          { id: 'what', header: t('what'), cell: nameOf },
          {
            id: 'decision',
            header: t('state'),
            cell: ({ decision }) => (
              <Status tone={decision === 'given' ? 'success' : 'danger'}>
                {t(`states.${decision}`)}
              </Status>
            ),
          },
          {
            id: 'when',
            header: t('history.when'),
            cell: ({ happenedAt }) => formatMoment(happenedAt, { locale, timeZone }),
          },
          { id: 'text', header: t('text'), isSecondary: true, cell: textOf },
          {
            id: 'evidence',
            header: t('evidence'),
            isSecondary: true,
            cell: (record) => <span className="whitespace-normal">{shownBy(record)}</span>,
          },
          {
            id: 'who',
            header: t('history.who'),
            isSecondary: true,
            isQuiet: true,
            cell: ({ recordedBy }) => (
              <span className="whitespace-normal">{recordedBy ?? t('history.bySystem')}</span>
            ),
          },
        ]}
      />
      <Pagination
        range={t('history.shown', { count: records.length })}
        previousHref={isFirst ? undefined : path}
        nextHref={next === null ? undefined : `${path}?before=${next}`}
      />
    </Section>
  );
}
