import { useLocale, useTranslations } from 'next-intl';
import { DataTable } from '@/components/table/data-table';
import { TextLink } from '@/components/ui/text-link';
import { memberCode } from '@/lib/domain/members/states';
import type { OutboxSuppression } from '@/lib/domain/messaging/suppression-list';
import { formatMoment } from '@/lib/format/dates';
import { ReleaseButton } from './release-button';

type Props = {
  readonly rows: readonly OutboxSuppression[];
  readonly mayChange: boolean;
  readonly timeZone: string;
};

/** Contacts that are written to no more, each with why, since when and after which message. */
export function SuppressionTable({ rows, mayChange, timeZone }: Props) {
  const t = useTranslations('outbox.suppressions');
  const told = useTranslations('consents.messages.channels');
  const locale = useLocale();
  const moment = (at: Date) => formatMoment(at, { locale, timeZone });
  return (
    <DataTable
      caption={t('caption')}
      rows={rows}
      rowKey={({ suppressionId }) => String(suppressionId)}
      columns={[
        {
          id: 'member',
          header: t('member'),
          cell: ({ memberId, name }) => (
            <TextLink href={`/members/${memberId}`}>
              {name === '' ? memberCode(memberId) : name}
            </TextLink>
          ),
        },
        {
          id: 'contact',
          header: t('contact'),
          isSecondary: true,
          cell: ({ channel, contact }) => contact ?? t('former', { channel: told(channel) }),
        },
        {
          id: 'reason',
          header: t('reason'),
          cell: ({ reason, messageId }) =>
            messageId === null ? (
              t(`reasons.${reason}`)
            ) : (
              <TextLink href={`/outbox?message=${messageId}`}>{t(`reasons.${reason}`)}</TextLink>
            ),
        },
        {
          id: 'since',
          header: t('since'),
          isSecondary: true,
          isQuiet: true,
          cell: ({ begunAt, endedAt }) =>
            endedAt === null
              ? moment(begunAt)
              : t('fromTo', { from: moment(begunAt), to: moment(endedAt) }),
        },
        ...(mayChange
          ? [
              {
                id: 'act',
                header: <span className="sr-only">{t('act')}</span>,
                cell: (row: OutboxSuppression) =>
                  row.endedAt === null && (
                    <ReleaseButton
                      memberId={row.memberId}
                      channel={row.channel}
                      reason={row.reason}
                      name={row.name === '' ? memberCode(row.memberId) : row.name}
                    />
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}
