import 'server-only';
import type { ImportCounts } from '@/lib/domain/imports/counts';
import { STORE_COLUMNS } from '@/lib/domain/imports/kinds/store-reader';
import type { StoresMapping } from '@/lib/domain/imports/mapping/mapping';
import { countVerdicts } from '../../staging/count-verdicts';
import { rowsTable } from '../../staging/staging-tables';
import { STORE_IMAGE } from '../../undo/images';
import type { ChunkRange, ImportWork, WorkContext } from '../import-work';
import { countRowChunks, rowsInChunks, settleRepeats } from '../row-chunks';

type Context = WorkContext<StoresMapping>;

/** An absent value of the file leaves what the programme knows. */
async function resolve({ tx, importId }: Context, range: ChunkRange | null): Promise<ImportCounts> {
  await tx.client.query(
    `CREATE TEMP TABLE resolved ON COMMIT DROP AS
     SELECT n.*, CASE WHEN store_id IS NULL THEN 'new' WHEN is_changed THEN 'changed' ELSE 'present' END AS verdict
     FROM (
       SELECT s.store_id, r.external_id, coalesce(r.name, s.name, r.external_id) AS name,
         coalesce(r.format, s.format, 'other') AS format, coalesce(r.region, s.region, '') AS region,
         coalesce(r.city, s.city, '') AS city, coalesce(r.opened_on, s.opened_on) AS opened_on,
         (r.name <> s.name COLLATE "C" OR r.format <> s.format COLLATE "C" OR r.region <> s.region COLLATE "C"
           OR r.city <> s.city COLLATE "C" OR r.opened_on IS DISTINCT FROM coalesce(s.opened_on, r.opened_on)
           OR (s.opened_on IS NULL AND r.opened_on IS NOT NULL)) IS TRUE AS is_changed
       FROM ${rowsTable(importId)} r LEFT JOIN stores s ON s.external_id = r.external_id COLLATE "default"
       WHERE r.problem IS NULL AND ${rowsInChunks(range)}
     ) n`,
  );
  const { created, updated, present } = await countVerdicts(tx);
  return { storesCreated: created, storesUpdated: updated, storesPresent: present };
}

async function merge(context: Context, chunk: number) {
  const { tx, importId } = context;
  const counts = await resolve(context, { from: chunk, to: chunk });
  await tx.client.query(
    `WITH earlier AS (
       SELECT s.store_id, ${STORE_IMAGE} AS image FROM stores s
       WHERE s.store_id IN (SELECT store_id FROM resolved WHERE verdict = 'changed')
     ), s AS (
       INSERT INTO stores (external_id, name, format, region, city, opened_on)
       SELECT external_id, name, format, region, city, opened_on FROM resolved
       WHERE verdict <> 'present' ORDER BY external_id
       ON CONFLICT (external_id) DO UPDATE SET name = EXCLUDED.name, format = EXCLUDED.format,
         region = EXCLUDED.region, city = EXCLUDED.city, opened_on = EXCLUDED.opened_on
       RETURNING *
     )
     INSERT INTO import_stores (import_id, store_id, before, after)
     SELECT $1, s.store_id, e.image, ${STORE_IMAGE} FROM s LEFT JOIN earlier e USING (store_id)
     ON CONFLICT (import_id, store_id) DO UPDATE SET after = excluded.after`,
    [importId],
  );
  const { storesCreated = 0, storesUpdated = 0, storesPresent = 0 } = counts;
  return { counts, rows: storesCreated + storesUpdated + storesPresent };
}

/** Stores: made or brought up to date by their code. */
export const storesWork: ImportWork<StoresMapping> = {
  prepare: async (context) => ({
    rowsRepeated: await settleRepeats(context, {
      key: 'external_id',
      field: 'externalId',
      columns: STORE_COLUMNS,
    }),
  }),
  countChunks: countRowChunks,
  check: (context) => resolve(context, null),
  open: async () => ({}),
  merge,
};
