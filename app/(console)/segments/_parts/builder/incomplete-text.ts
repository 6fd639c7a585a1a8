import type { SegmentTranslator } from '@/components/segment/segment-words';
import { isWholeDraft } from '@/lib/domain/segments/draft';
import type { EditedSegment } from './typed-segment';

/** What is still to be said before it can be saved; undefined: nothing is. */
export function incompleteText(
  t: SegmentTranslator,
  { name, draft }: EditedSegment,
): string | undefined {
  const missing = [
    ...(name.trim() === '' ? [t('builder.nameNeeded')] : []),
    ...(isWholeDraft(draft) ? [] : [t('values.choose')]),
  ];
  return missing.length > 0 ? t('builder.incomplete', { names: missing.join(', ') }) : undefined;
}
