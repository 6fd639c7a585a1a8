import 'server-only';
import { z } from 'zod';
import { importIdInput, leaseInput } from '@/lib/domain/imports/inputs';
import { present } from '@/lib/domain/shared/assert';
import { defineCommand } from '@/lib/kernel/command';
import { assertHeld, lockImport } from '../import-record';
import { countRefused } from '../staging/record-problems';

/** Every chunk is written and what follows from them is too: the import is done. @returns for whom */
export const finishImport = defineCommand({
  id: 'imports.finish',
  permission: 'system.run',
  input: z.object({ importId: importIdInput, lease: leaseInput }),
  run: async ({ tx, input }) => {
    const record = await lockImport(tx, input.importId);
    assertHeld(record, input.lease, ['merging']);
    const rowsRefused = await countRefused(tx, record.importId);
    const counts = { ...record.counts, rowsRefused };
    const { rows } = await tx.client.query<{ createdBy: string }>(
      `UPDATE imports SET state = 'done', counts = $2, rows_merged = rows_total, lease = NULL,
         finished_at = clock_timestamp(), version = version + 1 WHERE import_id = $1
       RETURNING created_by AS "createdBy"`,
      [record.importId, counts],
    );
    const after = { state: 'done', counts };
    return {
      result: present(rows[0], 'the import is locked'),
      changes: [
        { subjectKind: 'import', subjectId: record.importId, before: { state: 'merging' }, after },
      ],
    };
  },
});
