import { useLocale, useTranslations } from 'next-intl';
import { segmentText } from '@/components/segment/segment-text';
import type { RuleDictionary } from '@/lib/domain/rules/dictionary';
import type { SegmentDictionary } from '@/lib/domain/segments/dictionary';
import type { SegmentDraft } from '@/lib/domain/segments/draft';
import type { ToldWords } from './told-parts';

/** What the parts of mechanics are told with, in the reader's language. Without segments an audience is told of only. */
export function useToldWords(
  dictionary: RuleDictionary,
  segments: SegmentDictionary | null,
): ToldWords {
  const locale = useLocale();
  const t = useTranslations('mechanics');
  const words = useTranslations('segments');
  return {
    ...{ t, locale, dictionary },
    rules: useTranslations('rules'),
    audienceText: (audience) =>
      segments === null
        ? t('who.unreadable')
        : segmentText({ t: words, locale, dictionary: segments }, audience as SegmentDraft),
  };
}
