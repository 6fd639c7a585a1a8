import type { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/domain/access/preferences';
import { BLOCK_REASONS, CARD_STATUSES } from '@/lib/domain/cards/states';
import { MEMBER_STATUSES } from '@/lib/domain/members/states';
import type { SeenFact, SubjectChange } from '@/lib/domain/tasks/subject';
import { formatDay } from '@/lib/format/dates';

export type FactTranslators = {
  readonly tasks: ReturnType<typeof useTranslations<'tasks'>>;
  readonly members: ReturnType<typeof useTranslations<'members'>>;
  readonly cards: ReturnType<typeof useTranslations<'cards'>>;
  readonly locale: Locale;
};

function known<Value extends string>(values: readonly Value[], text: string): Value | undefined {
  return values.find((value) => value === text);
}

/** What changed about the subject of a task, as a sentence: 'Card: active → blocked'. */
export function changeWords({ tasks, members, cards, locale }: FactTranslators) {
  const words: Readonly<Record<SeenFact, (value: string) => string>> = {
    memberStatus: (value) => {
      const status = known(MEMBER_STATUSES, value);
      return status === undefined ? value : members(`status.${status}`);
    },
    cardStatus: (value) => {
      const status = known(CARD_STATUSES, value);
      return status === undefined ? value : cards(`status.${status}`);
    },
    blockReason: (value) => {
      const reason = known(BLOCK_REASONS, value);
      return reason === undefined ? value : cards(`blockReasons.${reason}`);
    },
    expiresOn: (value) => formatDay(value, locale),
    receipt: (value) => tasks(value === 'free' ? 'changes.receiptFree' : 'changes.receiptTaken'),
  };
  const fact = (name: SeenFact, value: string | null): string => {
    if (value === null) return tasks(name === 'expiresOn' ? 'changes.noEnd' : 'changes.empty');
    return words[name](value);
  };
  return ({ fact: name, before, after }: SubjectChange): string =>
    tasks(`changes.${name}`, { before: fact(name, before), after: fact(name, after) });
}
