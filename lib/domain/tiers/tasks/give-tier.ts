import { isDay } from '../../shared/calendar';
import { type StepProblem, type TaskAnswers, textOf } from '../../tasks/definition';
import type { TaskSubject } from '../../tasks/subject';
import { dayRefusal, GIVEN_TIER_REASONS, heldTier, type LadderStep } from '../floors';
import { chosenLadder, defineTierTask, ladderField } from './ladders';

const TIER = 'givenTier';
const LAST_DAY = 'tierUntil';
const everyLadder = () => true;

const DAY_PROBLEMS = { past: 'tierPast', too_far: 'tierTooFar' } as const;

function tierAnswered(answers: TaskAnswers, subject: TaskSubject): LadderStep | undefined {
  const chosen = textOf(answers, TIER);
  return chosenLadder(answers, subject, everyLadder)?.tiers.find(
    ({ tierId }) => String(tierId) === chosen,
  );
}

function tierProblems(answers: TaskAnswers, subject: TaskSubject): readonly StepProblem[] {
  const ladder = chosenLadder(answers, subject, everyLadder);
  const given = tierAnswered(answers, subject);
  if (ladder === undefined || given === undefined) return [];
  const isLower = given.step < (heldTier(ladder)?.step ?? -1);
  return isLower ? [{ field: TIER, problem: 'tierLower' }] : [];
}

function dayProblems(answers: TaskAnswers, { todayOn }: TaskSubject): readonly StepProblem[] {
  const untilOn = textOf(answers, LAST_DAY);
  const refusal = isDay(untilOn) ? dayRefusal(untilOn, todayOn) : null;
  if (refusal !== 'past' && refusal !== 'too_far') return [];
  return [{ field: LAST_DAY, problem: DAY_PROBLEMS[refusal] }];
}

/** Every tier of every ladder, for naming what was chosen. */
const everyTier = ({ tiers }: TaskSubject) =>
  (tiers?.ladders ?? []).flatMap((ladder) => ladder.tiers);

/** Give a member a tier that they did not earn: a floor up to a day, with a reason and a second person. */
export const giveTierTask = defineTierTask({
  id: 'giveTier',
  version: 1,
  fits: everyLadder,
  without: 'no_ladder',
  steps: [
    {
      id: 'tier',
      fields: [
        ladderField(everyLadder),
        {
          id: TIER,
          kind: 'choice',
          options: (subject, answers) =>
            (chosenLadder(answers, subject, everyLadder)?.tiers ?? []).map(({ tierId }) =>
              String(tierId),
            ),
          named: (option, subject) =>
            everyTier(subject).find(({ tierId }) => String(tierId) === option),
        },
        { id: LAST_DAY, kind: 'day' },
      ],
      check: (answers, subject) => [
        ...tierProblems(answers, subject),
        ...dayProblems(answers, subject),
      ],
    },
    {
      id: 'why',
      fields: [
        { id: 'tierReason', kind: 'choice', options: () => GIVEN_TIER_REASONS },
        { id: 'tierRemark', kind: 'text', isLong: true, isOptional: true },
      ],
    },
  ],
  toInput: (answers, subject) => ({
    ruleId: chosenLadder(answers, subject, everyLadder)?.ruleId ?? 0,
    tierId: Number(textOf(answers, TIER)),
    untilOn: textOf(answers, LAST_DAY),
    reason: textOf(answers, 'tierReason'),
    remark: textOf(answers, 'tierRemark'),
  }),
  slots: (answers, subject) => {
    const given = tierAnswered(answers, subject);
    return {
      tier: given ?? '',
      hasTier: given === undefined ? 'no' : 'yes',
      lastOn: isDay(textOf(answers, LAST_DAY)) ? textOf(answers, LAST_DAY) : 'none',
    };
  },
});
