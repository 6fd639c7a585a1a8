import 'server-only';
import { z } from 'zod';
import { addCounts, readingCounts } from '@/lib/domain/imports/counts';
import { importIdInput, leaseInput } from '@/lib/domain/imports/inputs';
import { defineCommand } from '@/lib/kernel/command';
import { assertHeld, lockImport, readImport, wholeMapping } from '../import-record';
import { workOf } from '../kinds/works';
import { clearProblems, countRefused, recordRowProblems } from '../staging/record-problems';
import { readImportFacts } from '../work-context';

/** Ends the dry run: compares what was staged with the programme, counts, and writes nothing to it. */
export const checkImport = defineCommand({
  id: 'imports.check',
  permission: 'system.run',
  input: z.object({ importId: importIdInput, lease: leaseInput }),
  run: async ({ tx, input, now }) => {
    const { importId, lease } = input;
    const found = await readImport(tx, importId);
    assertHeld(found, lease, ['checking']);
    const mapping = wholeMapping(found.kind, found.mapping);
    const { timeZone, today } = await readImportFacts(tx, now);
    await clearProblems(tx, importId);
    await recordRowProblems(tx, importId);
    const compared = await workOf({ tx, importId, mapping, timeZone, today }).check();
    const refused = { rowsRefused: await countRefused(tx, importId) };
    const record = await lockImport(tx, importId);
    assertHeld(record, lease, ['checking']);
    const counts = addCounts(addCounts(readingCounts(record.counts), compared), refused);
    await tx.client.query(
      `UPDATE imports SET state = 'checked', counts = $2, lease = NULL, finished_at = clock_timestamp(),
         version = version + 1 WHERE import_id = $1`,
      [importId, counts],
    );
    const after = { state: 'checked', counts };
    return {
      result: counts,
      changes: [
        { subjectKind: 'import', subjectId: importId, before: { state: 'checking' }, after },
      ],
    };
  },
});
