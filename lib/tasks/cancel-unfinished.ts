import 'server-only';
import type { Tx } from '@/db/write';
import type { Actor } from '@/lib/domain/access/actor';
import type { TaskKind } from '@/lib/domain/tasks/kinds';
import type { AuditChange } from '@/lib/kernel/audit';
import { changeTask } from './change-task';
import { lockTask } from './task-row';
import { IS_UNFINISHED } from './unfinished';

/** Gives up whatever is begun about a member and not finished, but for tasks of a kind; nothing of it takes effect. */
export async function cancelUnfinished(
  context: { readonly tx: Tx; readonly actor: Actor; readonly now: Date },
  memberId: number,
  { except }: { readonly except: TaskKind },
): Promise<readonly AuditChange[]> {
  // One unfinished task of a kind about a card: as many as the member's cards have operations.
  const { rows } = await context.tx.client.query<{ taskId: number }>(
    `SELECT t.task_id::float8 AS "taskId" FROM tasks t
     WHERE t.member_id = $1 AND t.kind <> $2 AND ${IS_UNFINISHED} ORDER BY t.task_id FOR UPDATE`,
    [memberId, except],
  );
  const changes: AuditChange[] = [];
  for (const { taskId } of rows) {
    const task = await lockTask(context.tx, taskId);
    const cancelled = await changeTask(context, task, {
      change: { state: 'cancelled' },
      told: { move: 'cancel' },
    });
    changes.push(...cancelled.changes);
  }
  return changes;
}
