import type { ReactNode } from 'react';
import { TextLink } from '@/components/ui/text-link';
import { type Annotation, annotatedMonths } from '@/lib/domain/analytics/annotations';
import { formatDay } from '@/lib/format/dates';
import { annotationHref, axisId, useAnnotationWords } from './use-annotation-words';

type Props = {
  readonly months: readonly string[];
  readonly annotations: readonly Annotation[];
  /** The list that the letters of charts lead to: one a page. */
  readonly isTarget?: boolean;
  /** What can be done with a note of a person. */
  readonly actionOf?: (annotation: Annotation) => ReactNode;
};

/** What happened on the days of an axis, by the letters of its months. */
export function AnnotationList({ months, annotations, isTarget = false, actionOf }: Props) {
  const { t, locale, text } = useAnnotationWords();
  return (
    <ol className="text-sm">
      {annotatedMonths(months, annotations).map(({ letter, annotations: own }) => (
        <li
          key={letter}
          {...(isTarget ? { id: axisId(letter) } : {})}
          className="grid grid-cols-[20px_1fr] gap-x-3 border-b py-1.5 target:bg-hover"
        >
          <span className="grid size-5 place-items-center rounded-control border border-line-strong text-2xs font-semibold text-ink-2">
            {letter}
          </span>
          <ul>
            {own.map((one) => {
              const href = annotationHref(one);
              return (
                <li key={one.id} className="flex flex-wrap items-baseline gap-x-3">
                  <span className="w-24 shrink-0 text-ink-2">{formatDay(one.on, locale)}</span>
                  <span className="min-w-0 break-words">
                    {href === null ? (
                      text(one)
                    ) : (
                      <TextLink href={href} className="inline-flex min-h-6 items-center">
                        {text(one)}
                      </TextLink>
                    )}
                  </span>
                  {one.isLive && <span className="text-xs text-seal-text">{t('live')}</span>}
                  {one.note !== null && (
                    <span className="text-xs text-ink-3">{t('by', { name: one.note.byName })}</span>
                  )}
                  {actionOf?.(one)}
                </li>
              );
            })}
          </ul>
        </li>
      ))}
    </ol>
  );
}
