import { activateTask } from '../cards/operations/activate';
import { blockTask } from '../cards/operations/block';
import { changeOwnerTask } from '../cards/operations/change-owner';
import { closeTask } from '../cards/operations/close';
import { issueTask } from '../cards/operations/issue';
import { renewTask } from '../cards/operations/renew';
import { replaceTask } from '../cards/operations/replace';
import { returnToStockTask } from '../cards/operations/return-to-stock';
import { supplementTask } from '../cards/operations/supplement';
import { unblockTask } from '../cards/operations/unblock';
import { voidTask } from '../cards/operations/void';
import { inviteToHouseholdTask } from '../households/invite-task';
import { leaveHouseholdTask } from '../households/leave-task';
import { closeMembershipTask } from '../members/operations/close-membership';
import { eraseTask } from '../members/operations/erase';
import { mergeTask } from '../members/operations/merge';
import { reinstateTask } from '../members/operations/reinstate';
import { suspendTask } from '../members/operations/suspend';
import { unmergeTask } from '../members/operations/unmerge';
import { correctPointsTask } from '../points/tasks/correct-points';
import { goodwillTask } from '../points/tasks/goodwill';
import { thawTask } from '../points/tasks/thaw';
import { transferTask } from '../points/tasks/transfer';
import { undoTransferTask } from '../points/tasks/undo-transfer';
import { claimReceiptTask } from '../purchases/tasks/claim-receipt';
import { unclaimReceiptTask } from '../purchases/tasks/unclaim-receipt';
import { endFloorTask } from '../tiers/tasks/end-floor';
import { extendTierTask } from '../tiers/tasks/extend-tier';
import { giveTierTask } from '../tiers/tasks/give-tier';
import type { TaskDefinition } from './definition';

/** Every guided task. To add one: a file beside its operation, a line here, its words. */
const DEFINITIONS = [
  issueTask,
  activateTask,
  blockTask,
  unblockTask,
  replaceTask,
  renewTask,
  closeTask,
  voidTask,
  changeOwnerTask,
  supplementTask,
  returnToStockTask,
  suspendTask,
  reinstateTask,
  correctPointsTask,
  goodwillTask,
  transferTask,
  undoTransferTask,
  claimReceiptTask,
  unclaimReceiptTask,
  mergeTask,
  unmergeTask,
  closeMembershipTask,
  eraseTask,
  inviteToHouseholdTask,
  leaveHouseholdTask,
  thawTask,
  giveTierTask,
  extendTierTask,
  endFloorTask,
] as const;

export type TaskKind = (typeof DEFINITIONS)[number]['id'];

export const TASK_KINDS: readonly TaskKind[] = DEFINITIONS.map(({ id }) => id);

const BY_ID = new Map<string, TaskDefinition>(DEFINITIONS.map((one) => [one.id, one]));

/** The definition of a kind. */
export function taskDefinition(kind: TaskKind): TaskDefinition {
  const found = BY_ID.get(kind);
  if (found === undefined) throw new Error(`there is no kind of task ${kind}`);
  return found;
}

/** The kind of task that takes back what this kind did; null: none does. */
export function undoKindOf(kind: TaskKind): TaskKind | null {
  const { undoneBy } = taskDefinition(kind);
  return TASK_KINDS.find((known) => known === undoneBy) ?? null;
}
