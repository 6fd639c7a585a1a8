'use client';

import type { ReactNode } from 'react';
import { receiptKey } from '@/lib/domain/purchases/claim-search';
import type { ClaimableReceipt, ClaimEarning, Claiming } from '@/lib/domain/purchases/claims';
import { defaultOf, isNumberFor } from '@/lib/domain/tasks/check-answers';
import { isTicked, type TaskAnswers, type TaskField } from '@/lib/domain/tasks/definition';
import type { HouseholdOther, OtherMember, TaskSubject } from '@/lib/domain/tasks/subject';
import type { TaskPage } from '@/lib/domain/tasks/task-page';
import { CheckField } from './check-field';
import { type Choice, ChoiceField } from './choice-field';
import type { QuestionProps } from './field-frame';
import { MemberField } from './member-field';
import { NumberField } from './number-field';
import { PickField } from './pick-field';
import { ReceiptField } from './receipt-field';
import { TextField, type TextShape } from './text-field';
import type { TaskEditor } from './use-task-editor';
import type { TaskWords } from './use-task-words';

type Asked = {
  readonly question: QuestionProps;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly choices: readonly Choice[];
  readonly picks: readonly { readonly value: string; readonly name: string }[];
  readonly isGoodNumber: (number: string) => boolean;
  readonly shape: TextShape;
  readonly isTicked: boolean;
  readonly onTick: (value: boolean) => void;
  readonly todayOn: string;
  readonly taskId: number;
  readonly other: OtherMember | undefined;
  readonly household: readonly HouseholdOther[];
  readonly onPick: (other: OtherMember) => void;
  readonly isPast: boolean;
  readonly claiming: Claiming | undefined;
  readonly answers: TaskAnswers;
  readonly onPickReceipt: (receipt: ClaimableReceipt) => void;
  readonly onLearn: (earnings: readonly ClaimEarning[]) => void;
};

/** Texts that are not one line of words. */
const SHAPES: Readonly<Record<string, 'long' | 'digits'>> = {
  note: 'long',
  ending: 'digits',
  code: 'digits',
};

/** What a text looks like as it is typed. */
function shapeOf(field: TaskField): TextShape {
  if (field.kind !== 'text') return 'line';
  if (field.amount !== undefined) return 'amount';
  return field.isLong === true ? 'long' : (SHAPES[field.id] ?? 'line');
}

/** How each kind of answer is asked for. */
const QUESTIONS: Readonly<Record<TaskField['kind'], (asked: Asked) => ReactNode>> = {
  choice: ({ question, value, onChange, choices }) => (
    <ChoiceField {...question} value={value} onChange={onChange} choices={choices} />
  ),
  check: ({ question, isTicked, onTick }) => (
    <CheckField {...question} value={isTicked} onChange={onTick} />
  ),
  month: ({ question, value, onChange, picks }) => (
    <PickField {...question} value={value} onChange={onChange} options={picks} />
  ),
  pick: ({ question, value, onChange, picks }) => (
    <PickField {...question} value={value} onChange={onChange} options={picks} />
  ),
  cardNumber: ({ question, value, onChange, isGoodNumber }) => (
    <NumberField {...question} value={value} onChange={onChange} isGoodNumber={isGoodNumber} />
  ),
  day: ({ question, value, onChange, todayOn, isPast }) => (
    <TextField
      {...question}
      value={value}
      onChange={onChange}
      shape="day"
      {...(isPast ? { max: todayOn } : { min: todayOn })}
    />
  ),
  receipt: ({ question, value, onChange, taskId, claiming, answers, onPickReceipt, onLearn }) =>
    claiming !== undefined && (
      <ReceiptField
        {...question}
        taskId={taskId}
        value={value}
        claiming={claiming}
        answers={answers}
        onChange={onChange}
        onPick={onPickReceipt}
        onLearn={onLearn}
      />
    ),
  member: ({ question, value, onChange, taskId, other, household, onPick }) => (
    <MemberField
      {...question}
      taskId={taskId}
      value={value}
      other={other}
      household={household}
      onPick={onPick}
      onClear={() => onChange('')}
    />
  ),
  text: ({ question, value, onChange, shape }) => (
    <TextField {...question} value={value} onChange={onChange} shape={shape} />
  ),
};

/** Members of the household that would do as an answer. */
function offeredFor(
  { fromHousehold }: Extract<TaskField, { kind: 'member' }>,
  { household: { others } }: TaskSubject,
): readonly HouseholdOther[] {
  if (fromHousehold === undefined) return [];
  return fromHousehold === 'all' ? others : others.filter(({ state }) => state === 'joined');
}

/** What can be picked from a list. */
function picksOf(
  field: TaskField,
  {
    answers,
    subject,
    monthName,
  }: {
    readonly answers: TaskAnswers;
    readonly subject: TaskSubject;
    readonly monthName: (month: string) => string;
  },
): Asked['picks'] {
  if (field.kind === 'pick') return field.options(subject, answers);
  if (field.kind !== 'month') return [];
  return field.options(subject, answers).map((value) => ({ value, name: monthName(value) }));
}

type Props = {
  readonly task: TaskPage;
  readonly field: TaskField;
  readonly editor: TaskEditor;
  readonly words: TaskWords;
};

/** One question of a step. */
export function StepField({ task, field, editor, words }: Props) {
  const { id } = field;
  const { subject } = task;
  const problem = editor.shownProblems(editor.step).find((one) => one.field === id);
  const value = editor.answers[id];
  const { answers } = editor;
  const byDefault = defaultOf(field, answers, subject);
  const options = field.kind === 'choice' ? field.options(subject, answers) : [];
  return QUESTIONS[field.kind]({
    question: {
      id,
      label: words.label(id),
      hint: words.hint(id),
      error: problem === undefined ? undefined : words.problem(id, problem.problem),
      isOptional: field.isOptional === true,
      onLeave: () => editor.leave(id),
    },
    value: typeof value === 'string' && value !== '' ? value : byDefault,
    onChange: (next) => editor.set(id, next),
    choices: options.map((option) => ({
      value: option,
      name: words.optionName(field, option),
      hint: words.optionHint(field, option),
    })),
    picks: picksOf(field, { answers, subject, monthName: words.monthName }),
    isGoodNumber: (number) => isNumberFor(field, number, { answers, subject }),
    shape: shapeOf(field),
    isTicked: isTicked(editor.answers, id),
    onTick: (next) => editor.set(id, next),
    todayOn: subject.todayOn,
    isPast: field.kind === 'day' && field.isPast === true,
    claiming: subject.claiming,
    answers: editor.answers,
    onPickReceipt: (receipt) => {
      editor.pickReceipt(receipt);
      editor.set(id, receiptKey(receipt));
    },
    onLearn: editor.learn,
    taskId: task.taskId,
    other: subject.others[id],
    household: field.kind === 'member' ? offeredFor(field, subject) : [],
    onPick: (other) => {
      editor.pick(id, other);
      editor.set(id, String(other.memberId));
    },
  });
}
