import { useLocale, useTranslations } from 'next-intl';
import type { SegmentDictionary } from '@/lib/domain/segments/dictionary';
import type { SegmentWords } from './segment-words';

/** What the words of segments need, in the reader's language. */
export function useSegmentWords(dictionary: SegmentDictionary): SegmentWords {
  return { t: useTranslations('segments'), locale: useLocale(), dictionary };
}
