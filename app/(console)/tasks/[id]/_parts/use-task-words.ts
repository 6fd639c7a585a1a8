import { useLocale, useTranslations } from 'next-intl';
import { stepKey } from '@/components/task/step-key';
import type { Locale } from '@/lib/domain/access/preferences';
import { isCardRefusal } from '@/lib/domain/cards/may-do';
import { cardEnding, spelledCard } from '@/lib/domain/members/contact-masks';
import { leftToGive } from '@/lib/domain/points/transfers';
import { isDay } from '@/lib/domain/shared/calendar';
import { askedFields, defaultOf, isNumberFor, plainNumber } from '@/lib/domain/tasks/check-answers';
import {
  type AnswerProblem,
  isTicked,
  type TaskAnswers,
  type TaskField,
  type TaskStep,
  textOf,
} from '@/lib/domain/tasks/definition';
import { type TaskKind, taskDefinition } from '@/lib/domain/tasks/kinds';
import { TASK_TEXT_MAX } from '@/lib/domain/tasks/states';
import type { TaskSubject } from '@/lib/domain/tasks/subject';
import { formatDay, formatMonth } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';
import { formatPoints } from '@/lib/format/points';
import { amountWords } from './amount-words';
import { choiceKey, fieldKey, hintKey, missingKey } from './message-keys';
import { ownWords, useOptionWords } from './use-option-words';
import { useReceiptWords } from './use-receipt-words';

type Subject = { readonly kind: TaskKind; readonly subject: TaskSubject };

export type TaskWords = ReturnType<typeof useTaskWords>;

/** What a member may give, as the hints and problems of a transfer tell it. */
function transferSlots({ transfer }: TaskSubject, locale: Locale) {
  if (transfer === undefined) return {};
  const { limits, given, available } = transfer;
  const left = leftToGive(limits, given);
  return {
    least: formatPoints(limits.least, locale),
    most: formatPoints(limits.most, locale),
    left: formatPoints(left, locale),
    available: formatPoints(available, locale),
  };
}

/** What the words of steps and questions are filled in with. */
function slotsOf({ kind, subject }: Subject, locale: Locale) {
  const { card } = subject;
  const lastDay = card?.expiresOn ?? null;
  return {
    kind,
    ending: card?.ending ?? '',
    until: lastDay === null ? 'never' : 'day',
    day: lastDay === null ? '' : formatDay(lastDay, locale),
    max: formatCount(TASK_TEXT_MAX, locale),
    ...transferSlots(subject, locale),
  };
}

/** Words for the steps and questions of a task and for what was answered. */
export function useTaskWords({ kind, subject }: Subject) {
  const t = useTranslations('tasks');
  const cards = useTranslations('cards');
  const locale = useLocale();
  const receipt = useReceiptWords(subject.claiming);
  const options = useOptionWords({ kind, subject });
  const slots = slotsOf({ kind, subject }, locale);
  const fields = new Map(
    taskDefinition(kind).steps.flatMap((step) => step.fields.map((field) => [field.id, field])),
  );

  /** An answer in words; null when there is none. */
  const answer = (field: TaskField, answers: TaskAnswers): string | null => {
    if (field.kind === 'check') return isTicked(answers, field.id) ? t('answers.ticked') : null;
    const text = textOf(answers, field.id);
    if (field.kind === 'choice') {
      const chosen = text || defaultOf(field, answers, subject);
      if (chosen === '') return null;
      const told = options.own(field, chosen) ?? options.value(field, chosen);
      if (told !== undefined) return told;
      const key = `choices.${choiceKey(field.id, chosen)}.name` as const;
      return t.has(key) ? t(key) : text;
    }
    if (field.kind === 'pick') {
      const chosen = text || defaultOf(field, answers, subject);
      return field.options(subject, answers).find(({ value }) => value === chosen)?.name ?? null;
    }
    if (text === '') return null;
    if (field.kind === 'member') {
      const other = subject.others[field.id];
      return other === undefined ? text : other.name || other.code;
    }
    if (field.kind === 'receipt') return receipt(text);
    if (field.kind === 'month') return formatMonth(text, locale);
    if (field.kind === 'day') return isDay(text) ? formatDay(text, locale) : text;
    if (field.kind === 'text' && field.amount !== undefined) {
      return amountWords(text, field.amount, { claiming: subject.claiming, locale });
    }
    if (field.kind !== 'cardNumber') return text;
    const number = plainNumber(text);
    return isNumberFor(field, number, { answers, subject })
      ? cards('ending', { ending: cardEnding(number) })
      : spelledCard(number);
  };

  return {
    stepName: (step: TaskStep) => t(`steps.${stepKey(kind, step.id)}.name`, slots),
    stepTitle: (step: TaskStep) => t(`steps.${stepKey(kind, step.id)}.title`, slots),
    stepLead: (step: TaskStep) => t(`steps.${stepKey(kind, step.id)}.lead`, slots),
    label: (field: string) =>
      ownWords(fields.get(field)?.title?.(subject), locale) ??
      t(`fields.${fieldKey(field)}`, slots),
    hint: (field: string) => {
      const key = `hints.${hintKey(field)}` as const;
      return t.has(key) ? t(key, slots) : undefined;
    },
    optionName: options.name,
    optionHint: options.hint,
    problem: (field: string, problem: AnswerProblem) => {
      if (isCardRefusal(problem)) return cards(`reasons.${problem}`, { operation: kind });
      const key = `missing.${missingKey(field)}` as const;
      return problem === 'missing' && t.has(key) ? t(key) : t(`problems.${problem}`, slots);
    },
    monthName: (month: string) => formatMonth(month, locale),
    answer,
    /** The answer to a field known by its id alone. */
    answerTo: (id: string, answers: TaskAnswers) => {
      const field = fields.get(id);
      return field === undefined ? null : answer(field, answers);
    },
    /** What was answered at a step, in short. */
    summary: (step: TaskStep, answers: TaskAnswers) =>
      askedFields(step, answers, subject).flatMap((field) => {
        const text = field.kind === 'check' ? null : answer(field, answers);
        return text === null ? [] : [{ id: field.id, text }];
      }),
  };
}
