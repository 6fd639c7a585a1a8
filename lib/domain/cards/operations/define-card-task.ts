import { defineTask, type TaskDefinition } from '../../tasks/definition';
import { hasStanding, mayDo } from '../may-do';
import type { DeskOperation } from '../states';

type CardTask<Id extends string> = Pick<
  TaskDefinition,
  'version' | 'steps' | 'toInput' | 'slots' | 'undoneBy' | 'givesCard'
> & {
  readonly id: Id;
  readonly operation: DeskOperation;
  /** Left out: the card. */
  readonly about?: TaskDefinition['about'];
  /** Beside the ways that always lead over a second person. */
  readonly needsApproval?: TaskDefinition['needsApproval'];
};

/**
 * Declares the guided task of an operation with cards: begun from the card, or from the member who gets one. The table
 * of ways says when there is none and when a second person has to agree.
 */
export function defineCardTask<Id extends string>({
  operation,
  about = 'card',
  needsApproval = () => false,
  ...task
}: CardTask<Id>) {
  return defineTask({
    ...task,
    about,
    permission: 'cards.operate',
    refusal: ({ card, memberStatus }) => {
      if (card === null) {
        const hasWay = hasStanding(operation, memberStatus);
        return hasWay ? null : { code: 'card_refused', reason: 'member_not_active', operation };
      }
      const verdict = mayDo(card, operation);
      return 'refusal' in verdict
        ? { code: 'card_refused', reason: verdict.refusal, operation }
        : null;
    },
    needsApproval: (answers, subject) => {
      const verdict = subject.card === null ? null : mayDo(subject.card, operation);
      const isOnTheWay =
        verdict !== null &&
        'transition' in verdict &&
        verdict.transition.needs.includes('secondPerson');
      return isOnTheWay || needsApproval(answers, subject);
    },
  });
}
