import 'server-only';
import type { UndoCounts } from '@/lib/domain/imports/undo';
import { STORE_IMAGE } from './images';
import { OF_STORE, type Run, restsOn } from './rests-on';

/** Rules and segments name stores by their ids. */
const isNamed = ['segment_versions', 'rule_versions']
  .map(
    (table) => `EXISTS (SELECT FROM ${table} v
      WHERE jsonb_path_exists(v.definition, '$.**.stores[*] ? (@ == $id)', jsonb_build_object('id', n.store_id)))`,
  )
  .join(' OR ');

/**
 * SQL of the stores that an import ($1) made or changed: `store_id`, `before`, `is_made` and `stays`: a made one that something names, a changed one that was
 * changed again. `gone` is a SELECT of `store_id` and `receipts`: how many of its receipts go with the import.
 */
export async function judgedStores(run: Run, gone: string): Promise<string> {
  const rests = await restsOn(
    run,
    { ...OF_STORE, follow: [...OF_STORE.follow, 'receipt_claims'] },
    'n.store_id',
  );
  return `
    SELECT n.store_id, n.before, n.before IS NULL AS is_made, CASE WHEN n.before IS NULL
        THEN (SELECT count(*) FROM receipt_claims c WHERE c.store_id = n.store_id) > coalesce(g.receipts, 0)
          OR ${isNamed} OR ${rests}
        ELSE (SELECT ${STORE_IMAGE} FROM stores s WHERE s.store_id = n.store_id) IS DISTINCT FROM n.after
      END AS stays
    FROM import_stores n LEFT JOIN (${gone}) g USING (store_id) WHERE n.import_id = $1`;
}

const NONE_GONE = 'SELECT NULL::int AS store_id, 0 AS receipts WHERE false';

/** Sums of nothing, in the order of foreign keys. */
const REMOVE = [
  ['cohort_deltas', 'home_store_id'],
  ['cohort_cells', 'home_store_id'],
  ['rfm_deltas', 'home_store_id'],
  ['rfm_cells', 'home_store_id'],
  ['item_days', 'store_id'],
  ['store_day_deltas', 'store_id'],
  ['store_days', 'store_id'],
  ['stores', 'store_id'],
] as const;

const RESTORE = `
  UPDATE stores s SET name = j.before ->> 'name', format = j.before ->> 'format', region = j.before ->> 'region',
    city = j.before ->> 'city', opened_on = (j.before ->> 'openedOn')::date
  FROM judged_stores j WHERE s.store_id = j.store_id AND NOT j.is_made AND NOT j.stays`;

export const STORE_COUNTS = `
  SELECT count(*) FILTER (WHERE is_made AND NOT stays)::int AS "storesGone",
    count(*) FILTER (WHERE is_made AND stays)::int AS "storesUsed",
    count(*) FILTER (WHERE NOT is_made AND NOT stays)::int AS "storesRestored",
    count(*) FILTER (WHERE NOT is_made AND stays)::int AS "storesKept"`;

/** Takes back the stores that an import made and that nothing names, and gives those it changed what they were. */
export async function undoStores(run: Run, importId: number): Promise<UndoCounts> {
  await run(
    `CREATE TEMP TABLE judged_stores ON COMMIT DROP AS ${await judgedStores(run, NONE_GONE)}`,
    [importId],
  );
  for (const [table, column] of REMOVE) {
    await run(
      `DELETE FROM ${table} x USING judged_stores j WHERE x.${column} = j.store_id AND j.is_made AND NOT j.stays`,
    );
  }
  await run(RESTORE);
  await run('DELETE FROM import_stores WHERE import_id = $1', [importId]);
  const [counts] = await run<UndoCounts>(`${STORE_COUNTS} FROM judged_stores`);
  return counts ?? {};
}
