import 'server-only';
import { z } from 'zod';
import type { Read } from '@/db/read';
import { replicaStand } from '@/db/replica';
import type { Health, ShortStock } from '@/lib/domain/health/health';
import { defineQuery } from '@/lib/kernel/query';
import { listFrozen } from '@/lib/points/watch/list-frozen';

const SHOWN_IMPORTS = 10;
const SHOWN_SHORT = 5;
const PENDING_LIMIT = 1_000_000;
const DEADLINE_MS = 5_000;

type DatabaseRow = { version: string; bytes: string; migrations: number; logPlace: string };
type AnalyticsRow = { asOfOn: string; scoredAt: Date | null };
type WorkerRow = { startedAt: Date; beatAt: Date; version: string };
type ImportRow = Health['imports'][number] & { rowsRead: bigint };

/** The stores and types that lack most of what they should have, and how many such pairs there are. */
function listShortStock(read: Read): Promise<(ShortStock & { readonly pairs: number })[]> {
  return read<(ShortStock & { readonly pairs: number })[]>`
    SELECT s.name AS "storeName", t.name_en AS "typeNameEn", t.name_ru AS "typeNameRu", h.cards, a.threshold,
      (count(*) OVER ())::int AS pairs
    FROM stock_alerts a
    JOIN stores s USING (store_id) JOIN card_types t USING (card_type_id)
    CROSS JOIN LATERAL (SELECT count(*)::int AS cards FROM stock_cards k
      WHERE k.store_id = a.store_id AND k.card_type_id = a.card_type_id AND k.state = 'inStock') h
    WHERE h.cards < a.threshold AND t.archived_at IS NULL
    ORDER BY h.cards::float8 / a.threshold, s.name, s.store_id, t.card_type_id LIMIT ${SHOWN_SHORT}`;
}

/** What an administrator looks at first when something is slow or silent. */
export const getHealth = defineQuery({
  id: 'health.get',
  permission: 'settings.read',
  input: z.object({}),
  deadlineMs: DEADLINE_MS,
  run: async ({ read, now }): Promise<Health> => {
    const began = performance.now();
    const [database] = await read<DatabaseRow[]>`
      SELECT current_setting('server_version') AS version,
             pg_database_size(current_database())::text AS bytes, pg_current_wal_lsn()::text AS "logPlace",
             (SELECT count(*)::int FROM drizzle.__drizzle_migrations) AS migrations`;
    const answeredInMs = Math.max(1, Math.round(performance.now() - began));
    const [worker] = await read<WorkerRow[]>`
      SELECT started_at AS "startedAt", beat_at AS "beatAt", version
      FROM worker_heartbeats ORDER BY beat_at DESC LIMIT 1`;
    const [analytics] = await read<AnalyticsRow[]>`
      SELECT s.as_of_on AS "asOfOn", m.scored_at AS "scoredAt"
      FROM analytics_state s LEFT JOIN rfm_models m USING (rfm_model_id)`;
    const [pending] = await read<{ n: number }[]>`
      SELECT count(*)::int AS n FROM (
        (SELECT 1 FROM cohort_deltas LIMIT ${PENDING_LIMIT})
        UNION ALL (SELECT 1 FROM store_day_deltas LIMIT ${PENDING_LIMIT})
        UNION ALL (SELECT 1 FROM card_count_deltas LIMIT ${PENDING_LIMIT})
        UNION ALL (SELECT 1 FROM point_sum_queue LIMIT ${PENDING_LIMIT})) d`;
    const short = await listShortStock(read);
    const [ledger] = await read<Omit<Health['ledger'], 'first'>[]>`
      SELECT ran_at AS "ranAt", (SELECT count(DISTINCT member_id)::int FROM ledger_mismatches WHERE ended_at IS NULL) AS accounts
      FROM ledger_watch`;
    const frozen = await listFrozen(read);
    const [silent] = await read<{ n: number }[]>`
      SELECT count(*)::int AS n FROM webhook_endpoints
      WHERE (state IN ('paused', 'disabled') AND stop_reason <> 'byHand')
         OR (state = 'active' AND failing_since < ${now}::timestamptz - interval '1 hour')`;
    const imports = await read<ImportRow[]>`
      SELECT import_id AS "importId", file_name AS "fileName", state,
             rows_read AS "rowsRead", heartbeat_at AS "heartbeatAt"
      FROM imports WHERE finished_at IS NULL AND started_at IS NOT NULL
      ORDER BY import_id DESC LIMIT ${SHOWN_IMPORTS}`;
    return {
      database: {
        version: database?.version ?? '',
        bytes: Number(database?.bytes ?? 0),
        answeredInMs,
      },
      replica: await replicaStand(database?.logPlace ?? '0/0'),
      worker: worker ?? null,
      analytics: analytics ?? { asOfOn: '', scoredAt: null },
      pendingDeltas: pending?.n ?? 0,
      shortStock: {
        pairs: short[0]?.pairs ?? 0,
        worst: short.map(({ pairs: _, ...store }) => store),
      },
      ledger: { ...(ledger ?? { ranAt: null, accounts: 0 }), first: frozen },
      silentWebhooks: silent?.n ?? 0,
      imports: imports.map((row) => ({ ...row, rowsRead: Number(row.rowsRead) })),
      migrations: database?.migrations ?? 0,
      readAt: now,
    };
  },
});
