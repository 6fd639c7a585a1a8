import { getLocale, getTranslations } from 'next-intl/server';
import type { Actor } from '@/lib/domain/access/actor';
import type { ShownTier } from '@/lib/domain/members/listed-member';
import { runQuery } from '@/lib/kernel/query';
import { findProgramme } from '@/lib/programme/queries/find-programme';

/** The words of the desk's answer, and what figures and days are written by. */
export async function readDeskWords(actor: Actor) {
  const [t, tasks, taskList, cards, members, locale, programme] = await Promise.all([
    getTranslations('desk'),
    getTranslations('tasks'),
    getTranslations('taskList'),
    getTranslations('cards'),
    getTranslations('members'),
    getLocale(),
    runQuery(findProgramme, {}, actor),
  ]);
  return { t, tasks, taskList, cards, members, locale, currency: programme?.currency ?? 'RUB' };
}

export type DeskWords = Awaited<ReturnType<typeof readDeskWords>>;

/** A tier in the reader's language. */
export function tierWords(tier: ShownTier | null, { locale }: DeskWords) {
  if (tier === null) return null;
  const { shape, colour, nameEn, nameRu } = tier;
  return { shape, colour, name: locale === 'ru' ? nameRu : nameEn };
}

/** A text without a mark. */
export const plainPart = (text: string) => (text === '' ? [] : [{ text, isMarked: false }]);
