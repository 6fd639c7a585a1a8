import 'server-only';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { addCounts, type ImportCounts, readingCounts } from '@/lib/domain/imports/counts';
import { importIdInput, leaseInput } from '@/lib/domain/imports/inputs';
import type { Mapping } from '@/lib/domain/imports/mapping/mapping';
import { CURRENCY_DECIMALS } from '@/lib/domain/shared/money';
import { defineCommand } from '@/lib/kernel/command';
import { phoneReader } from '@/lib/members/read-phone';
import { uploadPath } from '../files/upload-store';
import { assertHeld, lockImport, readImport, wholeMapping } from '../import-record';
import { workOf } from '../kinds/works';
import { headerKeyOf } from '../mappings/header-key';
import { readMappedAttributes } from '../read-attributes';
import { type StageProgress, stageRows } from '../staging/stage-rows';
import { hasStagedRows } from '../staging/staging-tables';
import { phoneCountryOf, readImportFacts } from '../work-context';

const STATES = ['checking', 'staging', 'merging'] as const;

/** The tables may be used again by whoever wants the same reading on the same day. */
function keyOf(mapping: Mapping, ...facts: readonly unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify([mapping, ...facts]))
    .digest('hex');
}

/** What the reading has come to, shown by the heartbeat while it goes on. */
const progressInput = z.custom<StageProgress>(
  (value) => typeof value === 'object' && value !== null,
);

/**
 * Reads the file into the staging tables and forms its units, unless they stand already. While chunks are being
 * written the day of the first reading is kept, so that a rebuild after a crash gives the same units.
 * @throws AppError `file_empty`, `file_unreadable`, `mapping_invalid`, `conflict` (another worker took over)
 */
export const stageImport = defineCommand({
  id: 'imports.stage',
  permission: 'system.run',
  input: z.object({ importId: importIdInput, lease: leaseInput, progress: progressInput }),
  run: async ({ tx, input, now }) => {
    const { importId, lease, progress } = input;
    const found = await readImport(tx, importId);
    assertHeld(found, lease, STATES);
    const mapping = wholeMapping(found.kind, found.mapping);
    const facts = await readImportFacts(tx, now);
    const isResumed = found.state === 'merging' && found.stagedOn !== null;
    const today = isResumed ? (found.stagedOn ?? facts.today) : facts.today;
    const attributes = await readMappedAttributes(tx, mapping);
    const stagedKey = keyOf(mapping, today, facts.currency, attributes);
    if (found.stagedKey === stagedKey && (await hasStagedRows(tx, importId))) {
      return { result: { isReused: true }, changes: [] };
    }
    const context = {
      today,
      currency: facts.currency,
      decimals: CURRENCY_DECIMALS[facts.currency],
      readPhone: phoneReader(phoneCountryOf(mapping)),
      attributes,
    };
    await stageRows(tx, { importId, mapping, path: uploadPath(found.filePath), context }, progress);
    const work = workOf({ tx, importId, mapping, timeZone: facts.timeZone, today });
    const prepared = await work.prepare();
    const record = await lockImport(tx, importId);
    assertHeld(record, lease, STATES);
    const reading: ImportCounts = addCounts(prepared, {
      rows: progress.rows,
      amountsRounded: progress.rounded,
      ...(progress.cleansed > 0 ? { namesCleansed: progress.cleansed } : {}),
      ...(progress.totals > 0 ? { totalsSkipped: progress.totals } : {}),
    });
    const counts = isResumed ? record.counts : { ...readingCounts({}), ...reading };
    await tx.client.query(
      `UPDATE imports SET staged_key = $2, staged_on = $3, rows_total = $4, rows_read = $4, bytes_read = file_bytes,
         counts = $5, header_key = $6, heartbeat_at = clock_timestamp() WHERE import_id = $1`,
      [importId, stagedKey, today, progress.rows, counts, headerKeyOf(progress.header)],
    );
    return { result: { isReused: false }, changes: [] };
  },
});
