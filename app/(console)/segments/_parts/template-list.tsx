import { segmentText } from '@/components/segment/segment-text';
import type { SegmentWords } from '@/components/segment/segment-words';
import { TextLink } from '@/components/ui/text-link';
import { SEGMENT_TEMPLATES, templateDraft } from '@/lib/domain/segments/templates';

/** Segments to begin with, each with its sentence. */
export function TemplateList({ words }: { readonly words: SegmentWords }) {
  const { t } = words;
  return (
    <ul className="grid gap-x-6 gap-y-3 text-left sm:grid-cols-2">
      {SEGMENT_TEMPLATES.map((template) => (
        <li key={template} className="min-w-0 border-l-2 border-primary pl-3">
          <TextLink href={`/segments/new?template=${template}`} className="font-medium">
            {t(`templates.${template}`)}
          </TextLink>
          <p className="text-sm text-ink-2">{segmentText(words, templateDraft(template))}</p>
        </li>
      ))}
    </ul>
  );
}
