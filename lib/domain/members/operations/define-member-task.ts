import { defineTask, type TaskDefinition } from '../../tasks/definition';
import { memberRefusal } from '../may-do';
import type { MemberOperation } from '../transitions';

type MemberTask<Id extends string> = Pick<
  TaskDefinition,
  'version' | 'steps' | 'toInput' | 'slots' | 'undoneBy'
> & {
  readonly id: Id;
  readonly operation: MemberOperation;
  /** Left out: one person is enough. */
  readonly needsApproval?: TaskDefinition['needsApproval'];
};

/** Declares the guided task of a step in the life of a membership: begun from the member, refused by their state. */
export function defineMemberTask<Id extends string>({
  operation,
  needsApproval = () => false,
  ...task
}: MemberTask<Id>) {
  return defineTask({
    ...task,
    about: 'member',
    permission: 'members.edit',
    refusal: ({ memberStatus }) => {
      const reason = memberRefusal(memberStatus, operation);
      return reason === null ? null : { code: 'member_refused', reason };
    },
    needsApproval,
  });
}
