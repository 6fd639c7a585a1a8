import { useLocale, useTranslations } from 'next-intl';
import type { Locale } from '@/lib/domain/access/preferences';
import type { OwnWords } from '@/lib/domain/members/merge-attributes';
import { isDay } from '@/lib/domain/shared/calendar';
import type { TaskField } from '@/lib/domain/tasks/definition';
import type { TaskKind } from '@/lib/domain/tasks/kinds';
import type { TaskSubject } from '@/lib/domain/tasks/subject';
import { formatDay } from '@/lib/format/dates';
import { choiceKey } from './message-keys';

/** What people called something themselves, in the reader's language. */
export function ownWords(own: OwnWords | undefined, locale: Locale): string | undefined {
  return own?.[locale === 'ru' ? 'nameRu' : 'nameEn'];
}

/** Words for what can be chosen. */
export function useOptionWords({
  kind,
  subject,
}: {
  readonly kind: TaskKind;
  readonly subject: TaskSubject;
}) {
  const t = useTranslations('tasks');
  const cards = useTranslations('cards');
  const locale = useLocale();

  /** What people called an option themselves. */
  const own = (field: TaskField, option: string) =>
    field.kind === 'choice' ? ownWords(field.named?.(option, subject), locale) : undefined;

  /** What an option stands for; undefined: its words say all. */
  const value = (field: TaskField, option: string): string | undefined => {
    const told = field.kind === 'choice' ? field.value?.(option, subject) : undefined;
    if (told === undefined) return undefined;
    if (typeof told === 'string') return isDay(told) ? formatDay(told, locale) : told;
    return 'isYes' in told ? t(told.isYes ? 'answers.yes' : 'answers.no') : ownWords(told, locale);
  };

  return {
    own,
    value,
    name: (field: TaskField, option: string) =>
      own(field, option) ?? t(`choices.${choiceKey(field.id, option)}.name`),
    hint: (field: TaskField, option: string) => {
      const told = value(field, option);
      if (told !== undefined) return told;
      if (field.kind === 'choice' && field.named !== undefined) {
        const barred = field.barred?.(option, subject) ?? null;
        return barred === null ? '' : cards(`reasons.${barred}`, { operation: kind });
      }
      return t(`choices.${choiceKey(field.id, option)}.hint`);
    },
  };
}
