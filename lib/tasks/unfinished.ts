import 'server-only';
import { UNFINISHED_STATES } from '@/lib/domain/tasks/states';

/** Condition on tasks `t`, written out: the partial index of unfinished tasks is found by it. */
export const IS_UNFINISHED = `t.state IN (${UNFINISHED_STATES.map((state) => `'${state}'`).join(', ')})`;
