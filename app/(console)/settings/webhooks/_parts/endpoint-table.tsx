import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/table/data-table';
import type { Locale } from '@/lib/domain/access/preferences';
import type { ListedEndpoint } from '@/lib/domain/webhooks/shown';
import { formatCount } from '@/lib/format/numbers';
import { EndpointStateMark } from './endpoint-state';

type Props = { readonly endpoints: readonly ListedEndpoint[]; readonly locale: Locale };

/** The endpoints: which of them needs somebody stands first. */
export function EndpointTable({ endpoints, locale }: Props) {
  const t = useTranslations('webhooks');
  const count = (value: number) => (value === 0 ? '—' : formatCount(value, locale));
  return (
    <DataTable
      caption={t('title')}
      rows={endpoints}
      rowKey={({ endpointId }) => String(endpointId)}
      rowHref={({ endpointId }) => `/settings/webhooks/${endpointId}`}
      columns={[
        {
          id: 'address',
          header: t('columns.address'),
          cell: ({ url, description }) => (
            <span className="flex flex-col py-1">
              <span className="max-w-[52ch] break-all font-mono text-sm whitespace-normal">
                {url}
              </span>
              {description !== '' && (
                <span className="max-w-[52ch] text-xs font-normal whitespace-normal text-ink-2">
                  {description}
                </span>
              )}
            </span>
          ),
        },
        {
          id: 'state',
          header: t('columns.state'),
          cell: (endpoint) => <EndpointStateMark endpoint={endpoint} />,
        },
        {
          id: 'types',
          header: t('columns.types'),
          isSecondary: true,
          isQuiet: true,
          cell: ({ eventTypes }) => t('typesCount', { count: eventTypes.length }),
        },
        {
          id: 'delivered',
          header: t('columns.delivered'),
          isNumeric: true,
          isSecondary: true,
          cell: ({ delivered }) => count(delivered),
        },
        {
          id: 'failed',
          header: t('columns.failed'),
          isNumeric: true,
          isSecondary: true,
          cell: ({ failed }) => count(failed),
        },
        {
          id: 'waiting',
          header: t('columns.waiting'),
          isNumeric: true,
          isSecondary: true,
          cell: ({ waiting }) => count(waiting),
        },
      ]}
    />
  );
}
