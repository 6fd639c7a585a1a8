import 'server-only';
import { z } from 'zod';
import { importIdInput, leaseInput } from '@/lib/domain/imports/inputs';
import { defineCommand } from '@/lib/kernel/command';
import { assertHeld, readImport, wholeMapping } from '../import-record';
import { workOf } from '../kinds/works';
import { hasStagedRows } from '../staging/staging-tables';
import { readImportFacts } from '../work-context';

/** Chunks that are still to be merged; null when the staging tables were lost and must be made again. */
export type MergePlan = { readonly chunks: readonly number[] | null };

/** Says what is left to merge. It changes nothing, and stands among the commands because only the writer may ask. */
export const planMerge = defineCommand({
  id: 'imports.planMerge',
  permission: 'system.run',
  input: z.object({ importId: importIdInput, lease: leaseInput }),
  isRepeatable: true,
  run: async ({ tx, input, now }) => {
    const record = await readImport(tx, input.importId);
    assertHeld(record, input.lease, ['merging']);
    const plan = (chunks: MergePlan['chunks']) => ({ result: { chunks }, changes: [] });
    if (!(await hasStagedRows(tx, record.importId))) return plan(null);
    const mapping = wholeMapping(record.kind, record.mapping);
    const facts = await readImportFacts(tx, now);
    const count = await workOf({ tx, importId: record.importId, mapping, ...facts }).countChunks();
    const merged = new Set(record.mergedChunks);
    return plan(
      Array.from({ length: count }, (_, chunk) => chunk).filter((chunk) => !merged.has(chunk)),
    );
  },
});
