import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/table/data-table';
import { TextLink } from '@/components/ui/text-link';
import type { Locale } from '@/lib/domain/access/preferences';
import { memberCode } from '@/lib/domain/members/states';
import type { WebhookEventType } from '@/lib/domain/webhooks/events';
import type { ListedDelivery } from '@/lib/domain/webhooks/shown';
import { formatMoment } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';
import { AnswerText, DeliveryStateMark } from '../../_parts/delivery-marks';

type Props = {
  readonly endpointId: number;
  readonly deliveries: readonly ListedDelivery[];
  readonly zone: { readonly locale: Locale; readonly timeZone: string };
};

/** Deliveries, the newest first. */
export function DeliveryTable({ endpointId, deliveries, zone }: Props) {
  const t = useTranslations('webhooks');
  return (
    <DataTable
      caption={t('log.caption')}
      rows={deliveries}
      rowKey={({ deliveryId }) => String(deliveryId)}
      rowHref={({ deliveryId }) => `/settings/webhooks/${endpointId}/deliveries/${deliveryId}`}
      columns={[
        {
          id: 'event',
          header: t('log.event'),
          cell: ({ type }) => t(`types.${type as WebhookEventType}`),
        },
        {
          id: 'state',
          header: t('log.state'),
          cell: ({ state, attempts }) => (
            <DeliveryStateMark state={state} hasFailed={attempts > 0} />
          ),
        },
        {
          id: 'answer',
          header: t('log.answer'),
          isSecondary: true,
          cell: ({ status, error }) => <AnswerText status={status} error={error} />,
        },
        {
          id: 'attempts',
          header: t('log.attempts'),
          isNumeric: true,
          isSecondary: true,
          cell: ({ attempts, nextAt }) => (
            <>
              {formatCount(attempts, zone.locale)}
              {nextAt !== null && attempts > 0 && (
                <span className="ml-1.5 text-xs text-ink-2">
                  {t('log.next', { moment: formatMoment(nextAt, zone) })}
                </span>
              )}
            </>
          ),
        },
        {
          id: 'took',
          header: t('log.took'),
          isNumeric: true,
          isSecondary: true,
          isQuiet: true,
          cell: ({ durationMs }) =>
            durationMs === null ? '—' : t('log.ms', { ms: formatCount(durationMs, zone.locale) }),
        },
        {
          id: 'member',
          header: t('log.member'),
          isSecondary: true,
          cell: ({ memberId }) =>
            memberId === 0 ? (
              '—'
            ) : (
              <TextLink href={`/members/${memberId}`}>{memberCode(memberId)}</TextLink>
            ),
        },
        {
          id: 'queued',
          header: t('log.queued'),
          isSecondary: true,
          isQuiet: true,
          cell: ({ queuedAt }) => formatMoment(queuedAt, zone),
        },
      ]}
    />
  );
}
