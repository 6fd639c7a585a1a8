import {
  defineTask,
  type TaskAnswers,
  type TaskField,
  type TaskStep,
  textOf,
} from '../../tasks/definition';
import type { TaskSubject } from '../../tasks/subject';
import { memberRefusal } from '../may-do';
import { ATTRIBUTE_PLACES, sideOfAttribute } from '../merge-attributes';
import { MERGE_FIELDS, type MergeField } from '../merge-fields';
import { memberCode } from '../states';

/** How somebody knows that two members are one person. */
const MERGE_EVIDENCE = ['document', 'memberSaid', 'sameContact'] as const;

/** The member of the task, or the other one. */
const SIDES = ['mine', 'theirs'] as const;

const keptField = (field: MergeField): string => `keep_${field}`;

/** Whose side stays: of the member that the task is about unless something else was chosen. */
function staysOf(answers: TaskAnswers): (typeof SIDES)[number] {
  return textOf(answers, 'stays') === 'theirs' ? 'theirs' : 'mine';
}

/** The two members by what becomes of them. */
function endsOf(answers: TaskAnswers, { memberId }: TaskSubject) {
  const otherId = Number(textOf(answers, 'other'));
  return staysOf(answers) === 'mine'
    ? { survivorId: memberId, loserId: otherId }
    : { survivorId: otherId, loserId: memberId };
}

const FIELDS: readonly TaskField[] = MERGE_FIELDS.map((field) => ({
  id: keptField(field),
  kind: 'choice',
  options: () => SIDES,
  byDefault: staysOf,
  isAsked: (_, { others }) =>
    others.other?.differences.some((difference) => difference.field === field) ?? false,
  value: (option, { others }) => {
    const difference = others.other?.differences.find((one) => one.field === field);
    return (option === 'mine' ? difference?.mine : difference?.theirs) ?? '';
  },
}));

const keptAttribute = (place: number): string => `keepAttribute${place + 1}`;

/** A question for each attribute in which both have a value and not the same; its options name the attribute. */
const ATTRIBUTES: readonly TaskField[] = ATTRIBUTE_PLACES.map((place) => {
  const at = ({ others }: TaskSubject) => others.other?.attributes[place];
  return {
    id: keptAttribute(place),
    kind: 'choice',
    title: at,
    isAsked: (_, subject) => at(subject) !== undefined,
    options: (subject) => {
      const id = at(subject)?.attributeId;
      return id === undefined ? [] : SIDES.map((side) => sideOfAttribute(side, id));
    },
    byDefault: (answers, subject) => {
      const id = at(subject)?.attributeId;
      return id === undefined ? '' : sideOfAttribute(staysOf(answers), id);
    },
    value: (option, subject) =>
      (option.startsWith('mine') ? at(subject)?.mine : at(subject)?.theirs) ?? '',
  };
});

/** Attributes that are to be as the one who goes has them. */
function takenAttributes(answers: TaskAnswers, { others }: TaskSubject): readonly number[] {
  const stays = staysOf(answers);
  const goes = stays === 'mine' ? 'theirs' : 'mine';
  return (others.other?.attributes ?? []).flatMap(({ attributeId }, place) =>
    textOf(answers, keptAttribute(place)) === sideOfAttribute(goes, attributeId)
      ? [attributeId]
      : [],
  );
}

const WHO: TaskStep = {
  id: 'who',
  fields: [
    { id: 'other', kind: 'member' },
    { id: 'sameBecause', kind: 'choice', options: () => MERGE_EVIDENCE },
    {
      id: 'stays',
      kind: 'choice',
      options: () => SIDES,
      byDefault: () => 'mine',
      isAsked: (_, { others }) => others.other !== undefined,
      value: (option, { memberId, others }) =>
        option === 'mine' ? memberCode(memberId) : (others.other?.code ?? ''),
    },
  ],
  check: (answers, { others }) => {
    const status = others.other?.status;
    if (textOf(answers, 'other') === '' || status === undefined) return [];
    return memberRefusal(status, 'merge') === null
      ? []
      : [{ field: 'other', problem: 'memberOver' }];
  },
};

/** Make one member of two who are one person. */
export const mergeTask = defineTask({
  id: 'merge',
  version: 1,
  about: 'member',
  permission: 'members.edit',
  steps: [
    WHO,
    { id: 'values', fields: [...FIELDS, ...ATTRIBUTES] },
    {
      id: 'review',
      fields: [{ id: 'code', kind: 'text' }],
      check: (answers, subject) => {
        const typed = textOf(answers, 'code').replaceAll(/\D/g, '');
        const isRight = typed === '' || typed === String(endsOf(answers, subject).loserId);
        return isRight ? [] : [{ field: 'code', problem: 'codeWrong' }];
      },
    },
  ],
  refusal: ({ memberStatus }) => {
    const reason = memberRefusal(memberStatus, 'merge');
    return reason === null ? null : { code: 'member_refused', reason };
  },
  needsApproval: () => false,
  toInput: (answers, subject) => {
    const stays = staysOf(answers);
    const choices = MERGE_FIELDS.flatMap((field) => {
      const side = textOf(answers, keptField(field)) || stays;
      return side === stays ? [] : [[field, 'loser'] as const];
    });
    return {
      ...endsOf(answers, subject),
      choices: Object.fromEntries(choices),
      attributes: takenAttributes(answers, subject),
    };
  },
  slots: (answers, subject) => {
    const { survivorId, loserId } = endsOf(answers, subject);
    const isChosen = subject.others.other !== undefined;
    return {
      isChosen: isChosen ? 'yes' : 'no',
      stays: memberCode(survivorId),
      goes: isChosen ? memberCode(loserId) : '',
      code: isChosen ? String(loserId) : '',
    };
  },
});
