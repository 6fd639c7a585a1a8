import 'server-only';
import type { Read } from '@/db/read';
import type { FrozenAccount } from '@/lib/domain/health/health';
import { tellDifference } from '@/lib/domain/points/difference';
import type { LedgerDifference } from '@/lib/domain/points/watch';
import type { TaskState } from '@/lib/domain/tasks/states';
import { DIFFERENCES_OF_LIST } from './difference-sql';

const SHOWN = 10;
/** Enough to say of each of them whether it differs; an account that differs in everything has fewer. */
const MOST_COMPARED = 1_000;

type Row = Pick<FrozenAccount, 'memberId' | 'foundAt' | 'count'> &
  Pick<LedgerDifference, 'subject' | 'stored' | 'found'> & {
    readonly taskId: number | null;
    readonly state: TaskState | null;
  };

/** Accounts that the watch froze and nobody let go on, the longest frozen first; each compared again now. */
export async function listFrozen(read: Read): Promise<readonly FrozenAccount[]> {
  const rows = await read<Row[]>`
    SELECT m.member_id::float8 AS "memberId", min(m.found_at) AS "foundAt", count(*)::int AS count,
      (array_agg(m.subject ORDER BY m.mismatch_id))[1] AS subject, (array_agg(m.stored ORDER BY m.mismatch_id))[1] AS stored,
      (array_agg(m.found ORDER BY m.mismatch_id))[1] AS found, t.task_id::float8 AS "taskId", t.state
    FROM ledger_mismatches m
    LEFT JOIN tasks t ON t.member_id = m.member_id AND t.kind = 'thaw' AND t.state IN ('open', 'paused', 'awaitingApproval')
    WHERE m.ended_at IS NULL
    GROUP BY m.member_id, t.task_id, t.state ORDER BY 2, 1 LIMIT ${SHOWN}`;
  if (rows.length === 0) return [];
  const ids = rows.map(({ memberId }) => memberId);
  const differing = await read.unsafe<LedgerDifference[]>(
    `${DIFFERENCES_OF_LIST} LIMIT ${MOST_COMPARED}`,
    [`{${ids.join(',')}}`],
  );
  const odd = new Set(differing.map(({ memberId }) => memberId));
  return rows.map(({ subject, stored, found, taskId, state, ...row }) => ({
    ...row,
    first: tellDifference({ subject, stored, found }),
    differsNow: odd.has(row.memberId),
    task: taskId === null || state === null ? null : { taskId, state },
  }));
}
