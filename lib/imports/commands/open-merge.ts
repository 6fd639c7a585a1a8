import 'server-only';
import { z } from 'zod';
import { addCounts, readingCounts } from '@/lib/domain/imports/counts';
import { importIdInput, leaseInput } from '@/lib/domain/imports/inputs';
import { defineCommand } from '@/lib/kernel/command';
import { assertHeld, lockImport, wholeMapping } from '../import-record';
import { workOf } from '../kinds/works';
import { clearProblems, recordRowProblems } from '../staging/record-problems';
import { readImportFacts } from '../work-context';

/** Everything is staged: makes what all chunks need, and none of them merged. */
export const openMerge = defineCommand({
  id: 'imports.openMerge',
  permission: 'system.run',
  input: z.object({ importId: importIdInput, lease: leaseInput }),
  run: async ({ tx, input, now }) => {
    const { importId, lease } = input;
    const record = await lockImport(tx, importId);
    assertHeld(record, lease, ['staging']);
    const mapping = wholeMapping(record.kind, record.mapping);
    const { timeZone, today } = await readImportFacts(tx, now);
    await clearProblems(tx, importId);
    await recordRowProblems(tx, importId);
    const opened = await workOf({ tx, importId, mapping, timeZone, today }).open();
    const counts = addCounts(readingCounts(record.counts), opened);
    await tx.client.query(
      `UPDATE imports SET state = 'merging', merged_chunks = '{}', rows_merged = 0, counts = $2,
         phase_started_at = clock_timestamp(), heartbeat_at = clock_timestamp(), version = version + 1
       WHERE import_id = $1`,
      [importId, counts],
    );
    const after = { state: 'merging', ...opened };
    return {
      result: null,
      changes: [
        { subjectKind: 'import', subjectId: importId, before: { state: 'staging' }, after },
      ],
    };
  },
});
