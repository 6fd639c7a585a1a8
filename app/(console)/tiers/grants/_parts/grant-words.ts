import type { useTranslations } from 'next-intl';
import type { StatusTone } from '@/components/ui/status';
import type { Locale } from '@/lib/domain/access/preferences';
import type { OwnWords } from '@/lib/domain/members/merge-attributes';
import type { GrantState } from '@/lib/domain/tiers/grants';

export type GrantTranslator = ReturnType<typeof useTranslations<'tierGrants'>>;

/** What the words of grants need on a page. */
export type GrantWords = { readonly t: GrantTranslator; readonly locale: Locale };

/** What a tier or ladder is called in the reader's language. */
export const ownName = ({ locale }: Pick<GrantWords, 'locale'>, { nameEn, nameRu }: OwnWords) =>
  locale === 'ru' ? nameRu : nameEn;

export const GRANT_TONES: Readonly<Record<GrantState, StatusTone>> = {
  asked: 'warning',
  rejected: 'neutral',
  giving: 'info',
  given: 'success',
  takingBack: 'info',
  takenBack: 'neutral',
};
