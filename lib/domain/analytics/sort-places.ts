import type { OverviewFormat, OverviewStore } from './overview-result';

/** What stores and formats can be ordered by. */
export const PLACE_SORTS = [
  'name',
  'revenue',
  'share',
  'change',
  'receipts',
  'average',
  'card',
] as const;
export type PlaceSort = (typeof PLACE_SORTS)[number];

export type PlaceOrder = { readonly by: PlaceSort; readonly isUp: boolean };

type Place = OverviewFormat | OverviewStore;

/** What comes first unless told: names from the beginning, figures from the highest. */
const FIRST_UP: Readonly<Record<PlaceSort, boolean>> = {
  name: true,
  revenue: false,
  share: false,
  change: false,
  receipts: false,
  average: false,
  card: false,
};

const VALUES: Readonly<
  Record<Exclude<PlaceSort, 'name'>, (place: Place) => number | bigint | null>
> = {
  revenue: (place) => place.revenueMinor,
  share: (place) => place.revenueMinor,
  change: (place) => place.revenueChange,
  receipts: (place) => place.receipts,
  average: (place) => place.averageReceiptMinor,
  card: (place) => place.memberReceiptsShare,
};

/** Reads `revenue` or `revenue.up`; anything else is the highest revenue first. */
export function readPlaceOrder(text: string | undefined): PlaceOrder {
  const [by, direction] = (text ?? '').split('.');
  const known = PLACE_SORTS.find((sort) => sort === by) ?? 'revenue';
  const isUp = FIRST_UP[known];
  return { by: known, isUp: direction === 'turned' ? !isUp : isUp };
}

/** What an order is called after pressing a column: by another its first order, by the same one the other way round. */
export function nextPlaceOrder(order: PlaceOrder, pressed: PlaceSort): string {
  const isFirst = order.by === pressed && order.isUp === FIRST_UP[pressed];
  return isFirst ? `${pressed}.turned` : pressed;
}

/** Places in an order. What cannot be said comes last, whichever way; equals stay by name. */
export function sortPlaces<T extends Place>(
  places: readonly T[],
  { by, isUp }: PlaceOrder,
  nameOf: (place: T) => string,
): readonly T[] {
  const byName = places.toSorted((one, other) => nameOf(one).localeCompare(nameOf(other)));
  if (by === 'name') return isUp ? byName : byName.toReversed();
  const value = VALUES[by];
  return byName.toSorted((one, other) => {
    const [a, b] = [value(one), value(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (a === b) return 0;
    return a < b === isUp ? -1 : 1;
  });
}
