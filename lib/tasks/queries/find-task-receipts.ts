import 'server-only';
import { z } from 'zod';
import type { Findings } from '@/lib/domain/purchases/findings-text';
import { askedReceipt } from '@/lib/domain/purchases/tasks/claim-receipt';
import { AppError } from '@/lib/domain/shared/errors';
import { defineQuery } from '@/lib/kernel/query';
import { findClaimable } from '@/lib/purchases/claims/find-claimable';
import { judgeFindings } from '@/lib/purchases/claims/judge-findings';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { readClaims } from '../read-claims';
import { answersInput, taskId } from '../task-input';

type Row = { readonly memberId: number; readonly openedAt: Date };

/**
 * Receipts that fit the answers of a claim, at most 20, with what each would earn and without a word of who bought them. Nothing while the answers say
 * too little. Throws `not_found` when there is no such claim.
 */
export const findTaskReceipts = defineQuery({
  id: 'tasks.findReceipts',
  permission: 'tasks.work',
  input: z.object({ taskId, answers: answersInput }),
  run: async ({ read, input, now }): Promise<Findings> => {
    const { answers } = input;
    const [task] = await read<Row[]>`
      SELECT member_id::float8 AS "memberId", opened_at AS "openedAt" FROM tasks
      WHERE task_id = ${input.taskId} AND kind = 'claimReceipt'`;
    if (task === undefined) throw new AppError('not_found');
    const run = readRowsOf(read);
    const about = {
      kind: 'claimReceipt',
      taskId: input.taskId,
      answers: {},
      undoOf: null,
      ...task,
    } as const;
    const { claiming } = await readClaims(run, about, now);
    if (claiming === undefined) throw new AppError('not_found');
    const asked = askedReceipt(answers, claiming);
    const by = { ...claiming, memberId: task.memberId };
    const found = await findClaimable(run, asked, by);
    const { findings } = found;
    return { ...found, earnings: await judgeFindings(run, by, { asked, findings }) };
  },
});
