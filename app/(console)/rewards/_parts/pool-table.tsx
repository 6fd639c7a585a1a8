import { useLocale, useTranslations } from 'next-intl';
import { SimpleTable } from '@/components/table/simple-table';
import { Status } from '@/components/ui/status';
import type { ShownPool } from '@/lib/domain/rewards/member-rewards';
import { formatMoment } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';

/** Below this share of what was loaded a pool is about to run dry. */
const LOW_SHARE = 10;

type Props = { readonly pools: readonly ShownPool[]; readonly timeZone: string };

function Left({ pool }: { readonly pool: ShownPool }) {
  const t = useTranslations('rewards.pools');
  const locale = useLocale();
  const { left, loaded, owed } = pool;
  const state = left === 0 ? 'dry' : left * LOW_SHARE < loaded ? 'low' : null;
  return (
    <span className="inline-flex items-center justify-end gap-2">
      {state !== null && <Status tone={state === 'dry' ? 'danger' : 'warning'}>{t(state)}</Status>}
      {owed > 0 && <span className="text-xs text-danger-text">{t('owed', { count: owed })}</span>}
      {formatCount(left, locale)}
    </span>
  );
}

/** Pools of codes and how many of each are left. */
export function PoolTable({ pools, timeZone }: Props) {
  const t = useTranslations('rewards.pools');
  const locale = useLocale();
  return (
    <SimpleTable
      caption={t('title')}
      rows={pools}
      rowKey={({ poolId }) => String(poolId)}
      columns={[
        {
          id: 'name',
          header: t('name'),
          cell: ({ name }) => <span className="wrap-anywhere">{name}</span>,
        },
        {
          id: 'left',
          header: t('left'),
          isNumeric: true,
          cell: (pool) => <Left pool={pool} />,
        },
        {
          id: 'loaded',
          header: t('loaded'),
          isNumeric: true,
          isSecondary: true,
          cell: ({ loaded }) => formatCount(loaded, locale),
        },
        {
          id: 'loadedAt',
          header: t('loadedAt'),
          isSecondary: true,
          isQuiet: true,
          cell: ({ loadedAt }) =>
            loadedAt === null ? '' : formatMoment(loadedAt, { locale, timeZone }),
        },
      ]}
    />
  );
}
