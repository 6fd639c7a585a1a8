import 'server-only';
import type { MemberSort } from '@/lib/domain/members/list-order';
import type { Driver } from './list-rows';

type SortColumn = { readonly sql: string; readonly cast: string };

type SortSource = { readonly driver: Driver; readonly columns: readonly SortColumn[] };

/** Members who never bought stand at the far end of "last purchase", as if they had bought before everybody. */
const NEVER = `'0001-01-01'::date`;

/** Where each order comes from: every one walks an index. */
const SORTS: Readonly<Record<MemberSort, SortSource>> = {
  joined: { driver: 'm', columns: [{ sql: 'm.joined_on', cast: 'date' }] },
  name: {
    driver: 'p',
    columns: [
      { sql: 'p.last_name', cast: 'text' },
      { sql: 'p.first_name', cast: 'text' },
    ],
  },
  lastPurchase: { driver: 'k', columns: [{ sql: 'k.last_purchase_on', cast: 'date' }] },
  revenue: { driver: 'k', columns: [{ sql: 'k.revenue_365_minor', cast: 'bigint' }] },
  receipts: { driver: 'k', columns: [{ sql: 'k.receipts_365', cast: 'int' }] },
};

/**
 * The same orders of a narrowed list: member_summary is read once and the best 51 are kept. Walking the index would
 * meet most members before the first 51 of those who, say, joined last week, when the biggest buyers come first.
 */
const NARROWED: Partial<Record<MemberSort, SortSource>> = {
  lastPurchase: {
    driver: 's',
    columns: [{ sql: `coalesce(s.last_purchase_on, ${NEVER})`, cast: 'date' }],
  },
  revenue: { driver: 's', columns: [{ sql: 's.revenue_365_minor', cast: 'bigint' }] },
  receipts: { driver: 's', columns: [{ sql: 's.receipts_365', cast: 'int' }] },
};

/** What to walk for an order, and the columns that make it. */
export function sortSource(sort: MemberSort, { isNarrowed }: { isNarrowed: boolean }): SortSource {
  return (isNarrowed ? NARROWED[sort] : undefined) ?? SORTS[sort];
}
