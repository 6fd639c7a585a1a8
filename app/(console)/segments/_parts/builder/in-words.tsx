import { Copy } from 'lucide-react';
import { useState } from 'react';
import { InOtherLanguage, type OtherLanguage } from '@/components/segment/other-language';
import { segmentText } from '@/components/segment/segment-text';
import type { SegmentTranslator, SegmentWords } from '@/components/segment/segment-words';
import { useSegmentWords } from '@/components/segment/use-segment-words';
import { Icon } from '@/components/ui/icon';
import { IconButton } from '@/components/ui/icon-button';
import type { SegmentDraft } from '@/lib/domain/segments/draft';
import { formatDay } from '@/lib/format/dates';

type Props = {
  readonly words: SegmentWords;
  readonly draft: SegmentDraft;
  readonly other: OtherLanguage;
  readonly todayOn: string;
};

type SaidProps = Pick<Props, 'words' | 'draft'> & {
  /** In the reader's language, whatever is said. */
  readonly t: SegmentTranslator;
};

/** What is written in one language, to be copied into a letter or a task. */
function Said({ t, words, draft }: SaidProps) {
  const [copied, setCopied] = useState('');
  const text = segmentText(words, draft);
  return (
    <div className="mt-2">
      <div className="flex items-center justify-between gap-2 text-xs text-ink-3">
        <p>{t(`count.languages.${words.locale}`)}</p>
        <span className="flex items-center gap-1">
          <span role="status">{copied === text ? t('count.copied') : ''}</span>
          <IconButton
            label={t(`count.copyLanguages.${words.locale}`)}
            icon={<Icon of={Copy} />}
            onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(text))}
          />
        </span>
      </div>
      <p lang={words.locale} className="text-sm wrap-anywhere text-ink-2">
        {text}
      </p>
    </div>
  );
}

/** The same in the language that stands around it. */
function SaidHere({ t, words, draft }: SaidProps) {
  return <Said t={t} words={useSegmentWords(words.dictionary)} draft={draft} />;
}

/** What is written, read back in both languages, the reader's first. */
export function InWords({ words, draft, other, todayOn }: Props) {
  const { t, locale } = words;
  return (
    <div className="border-t px-3.5 py-3">
      <p className="text-sm font-medium">{t('count.words')}</p>
      <p className="text-xs text-ink-3">{t('count.asOf', { day: formatDay(todayOn, locale) })}</p>
      <Said t={t} words={words} draft={draft} />
      <InOtherLanguage language={other}>
        <SaidHere t={t} words={words} draft={draft} />
      </InOtherLanguage>
    </div>
  );
}
