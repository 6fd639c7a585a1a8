import type { TaskDefinition, TaskField } from '../../tasks/definition';
import { defineTask, type TaskAnswers, type TaskRefusal, textOf } from '../../tasks/definition';
import type { TaskSubject } from '../../tasks/subject';
import { type SubjectLadder, TIERED_STATUS } from '../floors';

type TierTask<Id extends string> = Pick<
  TaskDefinition,
  'version' | 'steps' | 'toInput' | 'slots'
> & {
  readonly id: Id;
  /** Of the ladders of the member, those that it can be about. */
  readonly fits: (ladder: SubjectLadder) => boolean;
  /** Said when there is none. */
  readonly without: 'no_ladder' | 'nothing_to_extend';
};

const LADDER = 'tierLadder';

/** The ladders that a task can be about. */
export function laddersFor(
  { tiers }: TaskSubject,
  fits: TierTask<string>['fits'],
): readonly SubjectLadder[] {
  return (tiers?.ladders ?? []).filter(fits);
}

/** The ladder that was chosen, or the only one. */
export function chosenLadder(
  answers: TaskAnswers,
  subject: TaskSubject,
  fits: TierTask<string>['fits'],
): SubjectLadder | undefined {
  const ladders = laddersFor(subject, fits);
  const chosen = textOf(answers, LADDER);
  return chosen === '' ? ladders[0] : ladders.find(({ ruleId }) => String(ruleId) === chosen);
}

/** Which ladder it is about: asked of who stands on several. */
export function ladderField(fits: TierTask<string>['fits']): TaskField {
  return {
    id: LADDER,
    kind: 'choice',
    isAsked: (_, subject) => laddersFor(subject, fits).length > 1,
    options: (subject) => laddersFor(subject, fits).map(({ ruleId }) => String(ruleId)),
    byDefault: (_, subject) => String(laddersFor(subject, fits)[0]?.ruleId ?? ''),
    named: (option, subject) =>
      laddersFor(subject, fits).find(({ ruleId }) => String(ruleId) === option),
  };
}

/** Declares a task that gives a tier or holds one: for active members, agreed to by a second person. */
export function defineTierTask<Id extends string>({ fits, without, ...task }: TierTask<Id>) {
  return defineTask({
    ...task,
    about: 'member',
    permission: 'tiers.give',
    reads: 'tiers',
    undoneBy: 'endFloor',
    refusal: (subject): TaskRefusal | null => {
      if (subject.memberStatus !== TIERED_STATUS) {
        return { code: 'member_refused', reason: `is_${subject.memberStatus}` };
      }
      return laddersFor(subject, fits).length > 0
        ? null
        : { code: 'tier_refused', reason: without };
    },
    needsApproval: () => true,
  });
}
