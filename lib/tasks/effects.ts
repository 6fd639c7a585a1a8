import 'server-only';
import { z } from 'zod';
import type { Tx } from '@/db/write';
import type { CardResult } from '@/lib/cards/operate-card';
import { CARD_COMMANDS } from '@/lib/cards/operations';
import type { Actor } from '@/lib/domain/access/actor';
import { AppError } from '@/lib/domain/shared/errors';
import { parsePoints, toPoints } from '@/lib/domain/shared/points';
import type { TaskKind } from '@/lib/domain/tasks/kinds';
import { inviteToHousehold } from '@/lib/households/commands/invite';
import { leaveHousehold } from '@/lib/households/commands/leave';
import type { Command } from '@/lib/kernel/command';
import { closeMember } from '@/lib/members/commands/close-member';
import { eraseMember } from '@/lib/members/commands/erase-member';
import { mergeMembers } from '@/lib/members/commands/merge-members';
import { reinstateMember } from '@/lib/members/commands/reinstate-member';
import { suspendMember } from '@/lib/members/commands/suspend-member';
import { unmergeMembers } from '@/lib/members/commands/unmerge-members';
import { adjustPoints } from '@/lib/points/commands/adjust';
import { transferPoints } from '@/lib/points/commands/transfer';
import { undoTransfer } from '@/lib/points/commands/undo-transfer';
import { isAboveAllowance } from '@/lib/points/spend-allowance';
import { thawAccount } from '@/lib/points/watch/thaw-account';
import { claimReceipt } from '@/lib/purchases/commands/claim-receipt';
import { unclaimReceipt } from '@/lib/purchases/commands/unclaim-receipt';
import { endFloor } from '@/lib/tiers/commands/end-floor';
import { extendTier } from '@/lib/tiers/commands/extend-tier';
import { giveTier } from '@/lib/tiers/commands/give-tier';
import type { LockedTask } from './task-row';

/** The card that came of a task, or that it changed. */
export type EffectCard = { readonly cardId: number; readonly number: string };

export type EffectContext = { readonly tx: Tx; readonly actor: Actor; readonly now: Date };

/** What the last button of a kind of task runs. */
export type TaskEffect = {
  readonly command: Command;
  /** Whom or what the command is about, from the task. */
  readonly about: (task: LockedTask) => Readonly<Record<string, unknown>>;
  /** The card that matters after it; null: none. */
  readonly cardOf: (result: unknown) => EffectCard | null;
  /** Whether the person who asks is above what they may do alone: judged under a lock, beside the pure rules. */
  readonly isAboveLimit?: (context: EffectContext, given: unknown) => Promise<boolean>;
};

/** What the commands of cards answer; a replacement says the new card as well. */
type Operated = CardResult & { readonly newCard?: CardResult };

/** A command with the type of its answer kept to itself: the registry holds many. */
function effect<Result>(
  command: Command<z.ZodType, Result>,
  about: TaskEffect['about'],
  cardOf: (result: Result) => EffectCard | null = () => null,
): TaskEffect {
  // The command's own answer is what comes back to `cardOf`: nothing else runs in between.
  return { command, about, cardOf: cardOf as TaskEffect['cardOf'] };
}

const ofCard: TaskEffect['about'] = ({ cardId, cardVersion }) => {
  if (cardId === null) throw new AppError('not_found');
  return { cardId, version: cardVersion };
};
/** The answers say all of it. */
const ofNobody: TaskEffect['about'] = () => ({});
const ofMember: TaskEffect['about'] = ({ memberId }) => ({ memberId });

const operated = ({ newCard, ...card }: Operated): EffectCard => {
  const { cardId, number } = newCard ?? card;
  return { cardId, number };
};

const onCard = (command: Command<z.ZodType, Operated>) => effect(command, ofCard, operated);

/** What a movement of points counts against the day of who asks for it. */
const isAboveLimit: TaskEffect['isAboveLimit'] = async (context, given) => {
  const { points } = z.object({ points: z.string() }).parse(given);
  return isAboveAllowance(context, parsePoints(points) ?? toPoints(0n));
};

/** The task is the key of what it moves, so that it moves it once. */
const ofTaskKey: TaskEffect['about'] = ({ memberId, taskId, submittedBy }) => ({
  memberId,
  key: `task:${taskId}`,
  askedBy: submittedBy,
});

/** A floor of the task, asked for by who submitted it. */
const ofFloor: TaskEffect['about'] = ({ memberId, taskId, submittedBy }) => ({
  memberId,
  taskId,
  askedBy: submittedBy,
});

/** Points moved by hand. */
const byHand: TaskEffect = { ...effect(adjustPoints, ofTaskKey), isAboveLimit };

/** The command behind each kind of task. To add one: its definition in `lib/domain/tasks/kinds.ts` and a line here. */
export const TASK_EFFECTS: Readonly<Record<TaskKind, TaskEffect>> = {
  issue: effect<Operated>(CARD_COMMANDS.issue, ofMember, operated),
  activate: onCard(CARD_COMMANDS.activate),
  block: onCard(CARD_COMMANDS.block),
  unblock: onCard(CARD_COMMANDS.unblock),
  replace: onCard(CARD_COMMANDS.replace),
  renew: onCard(CARD_COMMANDS.renew),
  close: onCard(CARD_COMMANDS.close),
  void: onCard(CARD_COMMANDS.void),
  changeOwner: onCard(CARD_COMMANDS.changeOwner),
  supplement: effect<Operated>(CARD_COMMANDS.supplement, ofMember, operated),
  suspend: effect(suspendMember, ofMember),
  reinstate: effect(reinstateMember, ofMember),
  merge: effect(mergeMembers, ofNobody),
  unmerge: effect(unmergeMembers, ofMember),
  closeMembership: effect(closeMember, ofMember),
  erase: effect(eraseMember, ofMember),
  returnToStock: onCard(CARD_COMMANDS.returnToStock),
  correctPoints: byHand,
  goodwill: byHand,
  transferPoints: {
    ...effect(transferPoints, ofTaskKey),
    isAboveLimit,
  },
  undoTransfer: {
    ...effect(undoTransfer, ({ memberId, taskId, undoOf, submittedBy }) => {
      if (undoOf === null) throw new AppError('not_found');
      return { memberId, taskId, undoOf, askedBy: submittedBy };
    }),
    isAboveLimit,
  },
  claimReceipt: {
    ...effect(claimReceipt, ({ memberId, taskId, submittedBy, openedAt }) => ({
      memberId,
      taskId,
      madeAt: openedAt,
      askedBy: submittedBy,
    })),
    isAboveLimit,
  },
  unclaimReceipt: effect(unclaimReceipt, ({ memberId, taskId, undoOf }) => {
    if (undoOf === null) throw new AppError('not_found');
    return { memberId, taskId, undoOf };
  }),
  inviteToHousehold: effect(inviteToHousehold, ofMember),
  leaveHousehold: effect(leaveHousehold, ofMember),
  thaw: effect(thawAccount, ({ memberId, submittedBy }) => ({ memberId, askedBy: submittedBy })),
  giveTier: effect(giveTier, ofFloor),
  extendTier: effect(extendTier, ofFloor),
  endFloor: effect(endFloor, ({ memberId, undoOf }) => {
    if (undoOf === null) throw new AppError('not_found');
    return { memberId, undoOf };
  }),
};
