import 'server-only';
import type { MemberSort } from '@/lib/domain/members/list-order';
import type { Driver } from './list-rows';

type SortColumn = {
  readonly sql: string;
  readonly cast: string;
  /** The same value as an expression that no index knows. */
  readonly unindexed: string;
};

type SortSource = { readonly driver: Driver; readonly columns: readonly SortColumn[] };

const number = (sql: string, cast: 'date' | 'int' | 'bigint'): SortColumn => ({
  sql,
  cast,
  unindexed: `(${sql} + 0)`,
});

const text = (sql: string): SortColumn => ({ sql, cast: 'text', unindexed: `(${sql} || '')` });

/** Where each order comes from: every one has an index to walk. */
const SORTS: Readonly<Record<MemberSort, SortSource>> = {
  joined: { driver: 'm', columns: [number('m.joined_on', 'date')] },
  name: { driver: 'p', columns: [text('p.last_name'), text('p.first_name')] },
  lastPurchase: { driver: 'k', columns: [number('k.last_purchase_on', 'date')] },
  revenue: { driver: 'k', columns: [number('k.revenue_365_minor', 'bigint')] },
  receipts: { driver: 'k', columns: [number('k.receipts_365', 'int')] },
};

/** What to walk for an order, and the columns that make it. */
export function sortSource(sort: MemberSort): SortSource {
  return SORTS[sort];
}
