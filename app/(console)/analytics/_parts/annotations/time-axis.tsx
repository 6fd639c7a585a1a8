import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import type { Annotation } from '@/lib/domain/analytics/annotations';
import { AddNote } from './add-note';
import { AnnotationList } from './annotation-list';
import { TakeBackNote } from './take-back-note';

type Props = {
  readonly months: readonly string[];
  readonly annotations: readonly Annotation[];
  /** The day that a new note is offered. */
  readonly day: string;
  readonly mayAnnotate: boolean;
};

/** What the letters on the charts say, and a way to add to it. */
export function TimeAxis({ months, annotations, day, mayAnnotate }: Props) {
  const t = useTranslations('annotations');
  return (
    <Section
      title={t('title')}
      note={t('text')}
      tools={mayAnnotate ? <AddNote day={day} /> : undefined}
    >
      {annotations.length === 0 ? (
        <p className="text-sm text-ink-2">{t('empty')}</p>
      ) : (
        <AnnotationList
          months={months}
          annotations={annotations}
          isTarget
          actionOf={({ note }) =>
            mayAnnotate && note !== null ? <TakeBackNote note={note} /> : null
          }
        />
      )}
    </Section>
  );
}
