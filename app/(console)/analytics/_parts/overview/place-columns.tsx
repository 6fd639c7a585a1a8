import { BarStrip } from '@/components/chart/bar-strip';
import type { Column } from '@/components/table/column';
import { Change } from '@/components/ui/change';
import { TextLink } from '@/components/ui/text-link';
import type {
  OverviewFormat,
  OverviewResult,
  OverviewStore,
} from '@/lib/domain/analytics/overview-result';
import {
  nextPlaceOrder,
  type PlaceOrder,
  type PlaceSort,
} from '@/lib/domain/analytics/sort-places';
import { formatSignedPercent } from '@/lib/format/numbers';
import { cellHref, type ReportAddress, withParam } from '../report-address';
import { useReportWords } from '../use-report-words';

type Place = OverviewFormat | OverviewStore;
type Props = {
  readonly result: OverviewResult;
  readonly address: ReportAddress;
  readonly order: PlaceOrder;
  readonly isByStore: boolean;
  readonly nameOf: (place: Place) => string;
};

/** What a cell calls a place. */
const codeOf = (place: Place) => ('store' in place ? `store-${place.storeId}` : place.format);

/** The columns of formats or stores; figures open their members, heads order the rows. */
export function usePlaceColumns(props: Props): readonly Column<Place>[] {
  const { result, address, order, isByStore, nameOf } = props;
  const { t, count, share, compact, whole } = useReportWords(result.currency);
  const opens = (place: Place, text: string, period = 'now') => (
    <Opens href={cellHref(address, `sums.${period}.${codeOf(place)}`)}>{text}</Opens>
  );
  const sorts = (by: PlaceSort) => ({
    sortHref: withParam(address, 'sort', nextPlaceOrder(order, by)),
    ...(order.by === by
      ? { sorted: order.isUp ? ('ascending' as const) : ('descending' as const) }
      : {}),
  });
  const figure = { isNumeric: true } as const;
  return [
    {
      id: 'name',
      header: t(isByStore ? 'columns.store' : 'columns.format'),
      cell: (place) => opens(place, nameOf(place)),
      ...sorts('name'),
    },
    isByStore
      ? {
          id: 'format',
          header: t('columns.format'),
          isQuiet: true,
          cell: (place) => t(`formats.${place.format}`),
        }
      : {
          id: 'stores',
          header: t('columns.stores'),
          isQuiet: true,
          ...figure,
          cell: (place) => ('store' in place ? '' : count(place.stores)),
        },
    {
      id: 'revenue',
      header: t('columns.revenue'),
      ...figure,
      ...sorts('revenue'),
      cell: (place) => opens(place, compact(place.revenueMinor)),
    },
    shareBar(t('columns.revenueShare'), isByStore ? result.tables.stores : result.tables.formats),
    {
      id: 'share',
      header: t('overview.share'),
      isQuiet: true,
      ...figure,
      ...sorts('share'),
      cell: (place) => share(place.revenueShare),
    },
    {
      id: 'before',
      header: t('overview.was'),
      isQuiet: true,
      ...figure,
      cell: (place) => opens(place, compact(place.revenueBeforeMinor), 'before'),
    },
    {
      id: 'change',
      header: t('overview.change'),
      ...figure,
      ...sorts('change'),
      cell: (place) => <PlaceChange change={place.revenueChange} currency={result.currency} />,
    },
    {
      id: 'receipts',
      header: t('columns.receipts'),
      ...figure,
      ...sorts('receipts'),
      cell: (place) => opens(place, count(place.receipts)),
    },
    {
      id: 'average',
      header: t('columns.averageReceipt'),
      ...figure,
      ...sorts('average'),
      cell: (place) => whole(place.averageReceiptMinor),
    },
    {
      id: 'card',
      header: t('overview.withCard'),
      ...figure,
      ...sorts('card'),
      cell: (place) => share(place.memberReceiptsShare),
    },
  ];
}

/** The share drawn, as long as it is beside the largest. */
function shareBar(name: string, places: readonly Place[]): Column<Place> {
  const most = Math.max(0, ...places.map(({ revenueShare }) => revenueShare ?? 0));
  return {
    id: 'bar',
    header: <span className="sr-only">{name}</span>,
    isSecondary: true,
    cell: ({ revenueShare }) => (
      <BarStrip ratio={most === 0 ? 0 : Math.max(0, revenueShare ?? 0) / most} className="w-20" />
    ),
  };
}

/** A figure of a row; it looks like the others until it is pointed at. */
function Opens({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <TextLink href={href} scroll={false} className="text-ink no-underline hover:underline">
      {children}
    </TextLink>
  );
}

type ChangeProps = { readonly change: number | null; readonly currency: string };

/** A change of revenue: more is good. */
export function PlaceChange({ change, currency }: ChangeProps) {
  const { locale, none } = useReportWords(currency);
  if (change === null) return none;
  const meaning = change === 0 ? 'neutral' : change < 0 ? 'bad' : 'good';
  return <Change meaning={meaning}>{formatSignedPercent(change, locale)}</Change>;
}
