import 'server-only';
import type { MemberSort } from '@/lib/domain/members/list-order';
import type { Driver } from './list-rows';

type SortColumn = { readonly sql: string; readonly cast: string };

/** Members who never bought stand at the far end of "last purchase", as if they had bought before everybody. */
const NEVER = `'0001-01-01'::date`;

/**
 * Where each order comes from. Joining and names walk an index; the others read member_summary once, in parallel, and
 * keep the best 51: an index there would cost every purchase more than it saves here.
 */
export const SORT_COLUMNS: Readonly<
  Record<MemberSort, { readonly driver: Driver; readonly columns: readonly SortColumn[] }>
> = {
  joined: { driver: 'm', columns: [{ sql: 'm.joined_on', cast: 'date' }] },
  name: {
    driver: 'p',
    columns: [
      { sql: 'p.last_name', cast: 'text' },
      { sql: 'p.first_name', cast: 'text' },
    ],
  },
  lastPurchase: {
    driver: 's',
    columns: [{ sql: `coalesce(s.last_purchase_on, ${NEVER})`, cast: 'date' }],
  },
  revenue: { driver: 's', columns: [{ sql: 's.revenue_365_minor', cast: 'bigint' }] },
  receipts: { driver: 's', columns: [{ sql: 's.receipts_365', cast: 'int' }] },
};
