import type { Locale } from '@/lib/domain/access/preferences';
import type { OwnWords } from '@/lib/domain/members/merge-attributes';

/** What people called a tier or a ladder, in the reader's language. */
export function ownName({ nameEn, nameRu }: OwnWords, locale: Locale): string {
  return locale === 'ru' ? nameRu : nameEn;
}
