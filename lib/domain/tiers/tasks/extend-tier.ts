import { lastDayOf } from '../../shared/calendar';
import { type TaskAnswers, textOf } from '../../tasks/definition';
import type { TaskSubject } from '../../tasks/subject';
import { EXTENSION_REASONS, extensionMonths, hasTierToExtend, heldTier } from '../floors';
import { chosenLadder, defineTierTask, ladderField } from './ladders';

const MONTH = 'extendMonth';

function monthsFor(answers: TaskAnswers, subject: TaskSubject): readonly string[] {
  const ladder = chosenLadder(answers, subject, hasTierToExtend);
  return ladder === undefined ? [] : extensionMonths(ladder, subject.todayOn);
}

/** Let a member hold their tier to the end of a month, whatever they buy: asked for with reason and remark, agreed to by a second person. */
export const extendTierTask = defineTierTask({
  id: 'extendTier',
  version: 1,
  fits: hasTierToExtend,
  without: 'nothing_to_extend',
  steps: [
    {
      id: 'until',
      fields: [
        ladderField(hasTierToExtend),
        { id: MONTH, kind: 'month', options: (subject, answers) => monthsFor(answers, subject) },
      ],
    },
    {
      id: 'why',
      fields: [
        { id: 'extendReason', kind: 'choice', options: () => EXTENSION_REASONS },
        { id: 'extendRemark', kind: 'text', isLong: true },
      ],
    },
  ],
  toInput: (answers, subject) => ({
    ruleId: chosenLadder(answers, subject, hasTierToExtend)?.ruleId ?? 0,
    untilOn: lastDayOf(textOf(answers, MONTH)),
    reason: textOf(answers, 'extendReason'),
    remark: textOf(answers, 'extendRemark'),
  }),
  slots: (answers, subject) => {
    const ladder = chosenLadder(answers, subject, hasTierToExtend);
    const held = ladder === undefined ? null : heldTier(ladder);
    const month = textOf(answers, MONTH);
    return {
      tier: held ?? '',
      hasTier: held === null ? 'no' : 'yes',
      lastOn: month === '' ? 'none' : lastDayOf(month),
    };
  },
});
