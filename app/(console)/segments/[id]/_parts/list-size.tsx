import type { SegmentWords } from '@/components/segment/segment-words';
import type { ListSize } from '@/lib/domain/segments/segment-page';
import { formatCount } from '@/lib/format/numbers';

type Props = {
  readonly words: SegmentWords;
  /** Null: it could not be counted. */
  readonly size: Promise<ListSize | null>;
};

/** How many stand in a list and how many of them count. */
export async function ListSizeWords({ words: { t, locale }, size }: Props) {
  const known = await size;
  if (known === null) return t('lists.membersNote');
  const { standing, inForce } = known;
  return t('lists.size', {
    standing,
    told: formatCount(standing, locale),
    others: standing - inForce,
    counting: formatCount(inForce, locale),
  });
}
