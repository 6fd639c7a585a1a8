import { ChartFrame } from '@/components/chart/chart-frame';
import { SimpleTable } from '@/components/table/simple-table';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { TextLink } from '@/components/ui/text-link';
import type {
  OverviewFormat,
  OverviewResult,
  OverviewStore,
} from '@/lib/domain/analytics/overview-result';
import { shareOfAmount } from '@/lib/domain/analytics/ratios';
import { readPlaceOrder, sortPlaces } from '@/lib/domain/analytics/sort-places';
import { formatDay } from '@/lib/format/dates';
import { csvHref, type ReportAddress, withParam } from '../report-address';
import { useReportWords } from '../use-report-words';
import { OverviewHow } from './overview-how';
import { PlaceChange, usePlaceColumns } from './place-columns';

type Props = {
  readonly result: OverviewResult;
  readonly address: ReportAddress;
  readonly own: ReportAddress;
};

/** Stores shown until all are asked for. */
const STORES_SHOWN = 20;

/** Formats or stores compared: what members bought there, its share and its change. Each figure opens its members. */
export function PlacesTable({ result, address, own }: Props) {
  const { t, locale, compact, count, share, whole } = useReportWords(result.currency);
  const { facts, tables } = result;
  const isByStore = address.params.rows === 'store';
  const order = readPlaceOrder(address.params.sort);
  const nameOf = (place: OverviewFormat | OverviewStore) =>
    'store' in place ? place.store : t(`formats.${place.format}`);
  const places = sortPlaces<OverviewFormat | OverviewStore>(
    isByStore ? tables.stores : tables.formats,
    order,
    nameOf,
  );
  const isCut = isByStore && address.params.show !== 'all' && places.length > STORES_SHOWN;
  const columns = usePlaceColumns({ result, address, order, isByStore, nameOf });
  const title = t('overview.places');
  const sold = tables.formats.reduce((sum, row) => sum + row.stores, 0);
  return (
    <ChartFrame
      title={title}
      subtitle={t('overview.placesNote', {
        from: formatDay(facts.beforeFrom, locale),
        to: formatDay(facts.beforeTo, locale),
      })}
      how={<OverviewHow result={result} />}
      controls={
        <SegmentedControl
          label={t('overview.placesBy')}
          current={isByStore ? 'store' : 'format'}
          items={(['format', 'store'] as const).map((id) => ({
            id,
            label: t(`columns.${id}`),
            href: withParam(address, 'rows', id),
          }))}
        />
      }
      csvHref={csvHref(own, isByStore ? 'stores' : 'formats')}
      fileName={`${isByStore ? 'stores' : 'formats'}-${facts.asOfOn}`}
    >
      <SimpleTable
        caption={title}
        rows={isCut ? places.slice(0, STORES_SHOWN) : places}
        rowKey={(row) => ('store' in row ? String(row.storeId) : row.format)}
        columns={columns}
        totals={[
          t('overview.all'),
          isByStore ? '' : count(sold),
          compact(facts.revenueMinor),
          '',
          share(facts.receipts > 0 ? 1 : null),
          compact(facts.revenueBeforeMinor),
          <PlaceChange
            key="change"
            change={shareOfAmount(
              facts.revenueMinor - facts.revenueBeforeMinor,
              facts.revenueBeforeMinor,
            )}
            currency={result.currency}
          />,
          count(facts.receipts),
          whole(facts.averageReceiptMinor),
          share(facts.memberReceiptsShare),
        ]}
      />
      {isCut && (
        <p className="mt-2 text-sm">
          <TextLink href={withParam(address, 'show', 'all')} scroll={false}>
            {t('overview.allStores', { count: places.length })}
          </TextLink>
        </p>
      )}
    </ChartFrame>
  );
}
