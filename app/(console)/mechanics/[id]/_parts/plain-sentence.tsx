'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { plainWords } from '@/components/rule/plain-rule';
import { segmentText } from '@/components/segment/segment-text';
import { useSegmentWords } from '@/components/segment/use-segment-words';
import { cx } from '@/components/ui/cx';
import { describeMechanic } from '@/lib/domain/mechanics/describe';
import type { SegmentDictionary } from '@/lib/domain/segments/dictionary';
import type { SegmentDraft } from '@/lib/domain/segments/draft';
import { formatRule } from '@/lib/format/rule-sentences';
import type { Designer } from './designer-types';

type Props = { readonly designer: Designer };
const STOP = '.';

function ForWhom({
  dictionary,
  audience,
}: {
  readonly dictionary: SegmentDictionary;
  readonly audience: SegmentDraft;
}) {
  const words = useSegmentWords(dictionary);
  return <p className="mt-1 text-sm text-ink-2 wrap-anywhere">{segmentText(words, audience)}</p>;
}

/** What the mechanic says, in sight while it is changed. While it has a mistake, what it said before. */
export function PlainSentence({ designer }: Props) {
  const { words, parsed, given } = designer;
  const { t, locale } = words;
  const spoken = plainWords({
    t: useTranslations('rules'),
    locale,
    dictionary: given.dictionary,
  });
  const told = parsed === null ? null : formatRule(describeMechanic(parsed), spoken);
  const last = useRef(told);
  if (told !== null) last.current = told;
  const shown = last.current;
  const audience = (parsed?.audience ?? null) as SegmentDraft | null;
  if (shown === null) return null;
  return (
    <section
      aria-label={t('sentence.label')}
      className="z-20 mb-4 rounded-panel border border-l-3 border-l-seal bg-surface px-4 py-3 shell:sticky shell:top-0"
    >
      <p className={cx('max-w-[80ch] leading-6 wrap-anywhere', told === null && 'text-ink-3')}>
        <strong className="font-semibold">{shown.lead}</strong>
        {shown.clauses.length > 0 && `: ${shown.clauses.join('; ')}`}
        {STOP}
      </p>
      {audience !== null && given.segments !== null && (
        <ForWhom dictionary={given.segments} audience={audience} />
      )}
      {told === null && <p className="mt-1 text-xs text-warning-text">{t('sentence.broken')}</p>}
    </section>
  );
}
