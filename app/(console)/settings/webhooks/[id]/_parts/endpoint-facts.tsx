import { useTranslations } from 'next-intl';
import { LedgerStrip } from '@/components/ui/ledger-strip';
import type { Locale } from '@/lib/domain/access/preferences';
import type { ShownEndpoint } from '@/lib/domain/webhooks/shown';
import { formatMoment, formatTime } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';

type Props = {
  readonly endpoint: ShownEndpoint;
  readonly zone: { readonly locale: Locale; readonly timeZone: string };
};

/** How it goes at an endpoint: what needs somebody in words, then the figures of a day. Each opens what it counts. */
export function EndpointFacts({ endpoint, zone }: Props) {
  const t = useTranslations('webhooks');
  const { endpointId, stopReason, failures, failingSince, oldSecretEndsAt, lastDeliveredAt } =
    endpoint;
  const note = (words: string) => (
    <p className="mb-3 max-w-prose rounded-panel border border-l-3 border-l-warning bg-surface px-3.5 py-2.5">
      {words}
    </p>
  );
  const figure = (id: 'delivered' | 'failed' | 'waiting', state: string) => ({
    id,
    label: t(`figures.${id}`),
    value: formatCount(endpoint[id], zone.locale),
    note: id === 'waiting' ? undefined : t('figures.ofDay'),
    href: `/settings/webhooks/${endpointId}?state=${state}`,
  });
  return (
    <>
      {stopReason !== null && note(t(`stop.${stopReason}`))}
      {stopReason === null &&
        failingSince !== null &&
        note(t('failingNote', { count: failures, moment: formatMoment(failingSince, zone) }))}
      {oldSecretEndsAt !== null &&
        note(t('twoSecrets', { moment: formatMoment(oldSecretEndsAt, zone) }))}
      <LedgerStrip
        label={t('figures.label')}
        figures={[
          figure('delivered', 'delivered'),
          figure('failed', 'failed'),
          figure('waiting', 'queued'),
          {
            id: 'last',
            label: t('figures.last'),
            value:
              lastDeliveredAt === null ? t('figures.never') : formatTime(lastDeliveredAt, zone),
            note: lastDeliveredAt === null ? undefined : formatMoment(lastDeliveredAt, zone),
          },
        ]}
      />
    </>
  );
}
