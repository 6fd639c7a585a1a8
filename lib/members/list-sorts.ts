import 'server-only';
import type { MemberSort } from '@/lib/domain/members/list-order';
import type { Driver } from './list-rows';

type SortColumn = {
  readonly sql: string;
  readonly cast: string;
  /** The same value as an expression that no index knows. */
  readonly unindexed: string;
};

type SortSource = {
  readonly driver: Driver;
  readonly columns: readonly SortColumn[];
  /** Entries of the index that are looked at before a narrowed list is read the other way: some 10 ms. */
  readonly stretchRows: number;
};

/** The walk reads a row of the table for each entry. */
const ROWS_WALKED = 2_000;
/** The walk stays in the index. */
const ENTRIES_WALKED = 12_000;

const number = (sql: string, cast: 'date' | 'int' | 'bigint'): SortColumn => ({
  sql,
  cast,
  unindexed: `(${sql} + 0)`,
});

const text = (sql: string): SortColumn => ({ sql, cast: 'text', unindexed: `(${sql} || '')` });

/** Where each order comes from: every one has an index to walk. */
const SORTS: Readonly<Record<MemberSort, SortSource>> = {
  joined: { driver: 'k', columns: [number('k.joined_on', 'date')], stretchRows: ROWS_WALKED },
  name: {
    driver: 'p',
    columns: [text('p.last_name'), text('p.first_name')],
    stretchRows: ENTRIES_WALKED,
  },
  lastPurchase: {
    driver: 'k',
    columns: [number('k.last_purchase_on', 'date')],
    stretchRows: ROWS_WALKED,
  },
  revenue: {
    driver: 'k',
    columns: [number('k.revenue_365_minor', 'bigint')],
    stretchRows: ROWS_WALKED,
  },
  receipts: { driver: 'k', columns: [number('k.receipts_365', 'int')], stretchRows: ROWS_WALKED },
};

/** What to walk for an order, and the columns that make it. */
export function sortSource(sort: MemberSort): SortSource {
  return SORTS[sort];
}
