import { useLocale, useTranslations } from 'next-intl';
import type { ChartMarker } from '@/components/chart/line-chart-types';
import {
  type AnnotatedPlace,
  type Annotation,
  annotatedMonths,
} from '@/lib/domain/analytics/annotations';
import { formatDay } from '@/lib/format/dates';

/** Where the words of a letter stand on the page. */
export const axisId = (letter: string) => `axis-${letter}`;

/** How annotations read, and as markers of a chart by month. */
export function useAnnotationWords() {
  const t = useTranslations('annotations');
  const locale = useLocale();
  const text = ({ kind, rule, note }: Annotation): string =>
    kind === 'note'
      ? (note?.text ?? '')
      : t(kind, { name: (locale === 'ru' ? rule?.nameRu : rule?.nameEn) ?? '' });
  const line = (annotation: Annotation) =>
    `${formatDay(annotation.on, locale)} ${text(annotation)}`;
  const markers = (
    months: readonly string[],
    annotations: readonly Annotation[],
  ): readonly ChartMarker[] =>
    annotatedMonths(months, annotations).map((place: AnnotatedPlace) => ({
      index: place.index,
      letter: place.letter,
      title: place.annotations.map(line).join('\n'),
      href: `#${axisId(place.letter)}`,
      isLive: place.annotations.some(({ isLive }) => isLive),
    }));
  return { t, locale, text, markers };
}

/** Where a mechanic, a ladder or a rule is seen. */
export function annotationHref({ rule }: Annotation): string | null {
  if (rule === null) return null;
  if (rule.isMechanic) return `/mechanics/${rule.ruleId}`;
  return rule.isLadder ? `/tiers/${rule.ruleId}` : `/rules/${rule.ruleId}`;
}
