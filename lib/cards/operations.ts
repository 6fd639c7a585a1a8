import 'server-only';
import type { DeskOperation } from '@/lib/domain/cards/states';
import { activateCard } from './commands/activate-card';
import { blockCard } from './commands/block-card';
import { changeOwner } from './commands/change-owner';
import { closeCard } from './commands/close-card';
import { issueCard } from './commands/issue-card';
import { renewCard } from './commands/renew-card';
import { replaceCard } from './commands/replace-card';
import { returnCard } from './commands/return-card';
import { supplementCard } from './commands/supplement-card';
import { unblockCard } from './commands/unblock-card';
import { voidCard } from './commands/void-card';

/** The command of every operation that people carry out. To add one: a file in commands/, ways in the table, a line here. */
export const CARD_COMMANDS = {
  issue: issueCard,
  activate: activateCard,
  block: blockCard,
  unblock: unblockCard,
  replace: replaceCard,
  renew: renewCard,
  close: closeCard,
  void: voidCard,
  changeOwner,
  supplement: supplementCard,
  returnToStock: returnCard,
} as const satisfies Record<DeskOperation, unknown>;
