import type { MemberStatus } from '@/lib/domain/members/states';
import type { TaskKind } from '@/lib/domain/tasks/kinds';

/** The steps in the life of a membership that people take, each by a task; of a merged one there is one alone. */
const STEPS = [
  { operation: 'merge', kind: 'merge' },
  { operation: 'unmerge', kind: 'unmerge' },
  { operation: 'suspend', kind: 'suspend' },
  { operation: 'reinstate', kind: 'reinstate' },
  { operation: 'close', kind: 'closeMembership' },
  { operation: 'erase', kind: 'erase' },
] as const satisfies readonly { readonly operation: string; readonly kind: TaskKind }[];

/** Those that a membership in this state can be asked about, possible now or not. */
export const stepsFrom = (status: MemberStatus) =>
  STEPS.filter(({ operation }) => (operation === 'unmerge') === (status === 'merged'));
