import 'server-only';
import { z } from 'zod';
import { can } from '@/lib/domain/access/actor';
import { importIdInput } from '@/lib/domain/imports/inputs';
import { EXAMPLES_PER_PROBLEM } from '@/lib/domain/imports/limits';
import type { ProblemCode } from '@/lib/domain/imports/problem-codes';
import { defineQuery } from '@/lib/kernel/query';

/** One kind of problem: how many rows have it, and the first of them. A masked value is null. */
export type ImportProblem = {
  readonly code: ProblemCode;
  readonly rows: number;
  readonly examples: readonly {
    readonly row: number;
    readonly field: string;
    readonly value: string | null;
  }[];
};

type Row = {
  code: ProblemCode;
  rows: number;
  row: number;
  field: string;
  value: string;
  isContact: boolean;
};

/** Every kind of problem of an import, the most frequent first. Contacts are shown to those who may read them. */
export const listImportProblems = defineQuery({
  id: 'imports.listProblems',
  permission: 'imports.read',
  input: z.object({ importId: importIdInput }),
  run: async ({ read, input, actor }): Promise<readonly ImportProblem[]> => {
    const found = await read<Row[]>`
      WITH kinds AS (
        SELECT problem, count(*)::int AS rows FROM import_problems
        WHERE import_id = ${input.importId} GROUP BY problem
      )
      SELECT k.problem AS code, k.rows, e.row_no::float8 AS row, e.field, e.value,
        (e.field IN ('phone', 'email') OR (e.field = 'customer' AND i.mapping->>'customerIs' IN ('phone', 'email')))
          AS "isContact"
      FROM kinds k JOIN imports i ON i.import_id = ${input.importId}
      CROSS JOIN LATERAL (
        SELECT row_no, field, value FROM import_problems p
        WHERE p.import_id = ${input.importId} AND p.problem = k.problem ORDER BY row_no LIMIT ${EXAMPLES_PER_PROBLEM}
      ) e
      ORDER BY k.rows DESC, k.problem, e.row_no`;
    const mayReadContacts = can(actor, 'members.readContacts');
    const problems = new Map<ProblemCode, ImportProblem>();
    for (const { code, rows, row, field, value, isContact } of found) {
      const example = { row, field, value: isContact && !mayReadContacts ? null : value };
      const known = problems.get(code);
      problems.set(code, { code, rows, examples: [...(known?.examples ?? []), example] });
    }
    return [...problems.values()];
  },
});
