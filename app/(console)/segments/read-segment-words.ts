import { getLocale, getTranslations } from 'next-intl/server';
import type { SegmentWords } from '@/components/segment/segment-words';
import { requireActor } from '@/lib/access/session';
import { runQuery } from '@/lib/kernel/query';
import { getSegmentDictionary } from '@/lib/segments/queries/get-segment-dictionary';

/** What the words of segments need, on the server. */
export async function readSegmentWords(): Promise<SegmentWords> {
  const actor = await requireActor('segments.read');
  const [t, locale, dictionary] = await Promise.all([
    getTranslations('segments'),
    getLocale(),
    runQuery(getSegmentDictionary, {}, actor),
  ]);
  return { t, locale, dictionary };
}
