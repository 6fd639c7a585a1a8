import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { type Actor, can, requireUserId } from '@/lib/domain/access/actor';
import type { TaskFilters, TaskScope } from '@/lib/domain/tasks/list-filters';
import {
  QUEUED_AFTER_MINUTES,
  QUEUED_AFTER_SECONDS,
  QUEUED_REASONS,
  secondsBefore,
} from '@/lib/domain/tasks/waiting';
import { joinFragments } from '@/lib/members/join-fragments';
import { IS_UNFINISHED } from './unfinished';

/** Who asks, and when. */
export type Asked = { readonly actor: Actor; readonly now: Date };

const SECONDS_IN_MINUTE = 60;
const SECONDS_IN_HOUR = 3_600;

/** When a task must have been touched last to stand in the queue: paused by a colleague, or left open by one. */
export function queuedBefore(now: Date): { readonly paused: Date; readonly open: Date } {
  return {
    paused: secondsBefore(now, QUEUED_AFTER_MINUTES * SECONDS_IN_MINUTE),
    open: secondsBefore(now, QUEUED_AFTER_SECONDS),
  };
}

/** Tasks `t` that wait for somebody, and that the reader may go on with or approve. */
function inQueue(read: Read, { actor, now }: Asked): Fragment {
  const userId = requireUserId(actor);
  const { paused, open } = queuedBefore(now);
  const approvable = can(actor, 'tasks.approve')
    ? read`t.state = 'awaitingApproval' AND t.submitted_by IS DISTINCT FROM ${userId}`
    : read`false`;
  return read`${read.unsafe(IS_UNFINISHED)} AND (
    (${approvable})
    OR (t.holder_id IS DISTINCT FROM ${userId} AND (
      (t.state = 'open' AND t.touched_at < ${open})
      OR (t.state = 'paused' AND (t.pause_reason = ANY(${[...QUEUED_REASONS]}) OR t.touched_at < ${paused})))))`;
}

function inScope(read: Read, scope: TaskScope, asked: Asked): Fragment {
  if (scope === 'ended') return read`t.state IN ('done', 'cancelled')`;
  if (scope === 'queue') return inQueue(read, asked);
  if (scope === 'everybody') return read`${read.unsafe(IS_UNFINISHED)}`;
  return read`${read.unsafe(IS_UNFINISHED)} AND t.holder_id = ${requireUserId(asked.actor)}`;
}

/** Tasks `t` of a scope, narrowed. */
export function taskConditions(
  read: Read,
  { scope, filters }: { readonly scope: TaskScope; readonly filters: TaskFilters },
  asked: Asked,
): Fragment {
  const { kind, state, reason, age, holder } = filters;
  const all: Fragment[] = [
    inScope(read, scope, asked),
    ...(kind === undefined ? [] : [read`t.kind = ANY(${kind})`]),
    ...(state === undefined ? [] : [read`t.state = ANY(${state})`]),
    ...(reason === undefined ? [] : [read`t.pause_reason = ANY(${reason})`]),
    ...(holder === undefined ? [] : [read`t.holder_id = ${holder}`]),
    ...(age === undefined
      ? []
      : [read`t.touched_at <= ${secondsBefore(asked.now, age * SECONDS_IN_HOUR)}`]),
  ];
  return joinFragments(read, all, 'AND') ?? read`true`;
}
