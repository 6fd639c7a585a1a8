import { useLocale, useTranslations } from 'next-intl';
import type { ToldDifference } from '@/lib/domain/points/difference';
import { formatCount } from '@/lib/format/numbers';
import { formatPoints } from '@/lib/format/points';

/** Words for something of an account that did not agree with its books: of what, and both figures. */
export function useDifferenceWords() {
  const t = useTranslations('points.freeze');
  const locale = useLocale();
  const figure = ({ figure: which }: ToldDifference, value: ToldDifference['kept']) => {
    if (value === null) return t('nothing');
    return which === 'entries' ? formatCount(Number(value), locale) : formatPoints(value, locale);
  };
  return {
    what: (one: ToldDifference) =>
      t('what', {
        about: one.about,
        number: one.number === null ? '' : String(one.number),
        figure: t(`figures.${one.figure}`),
      }),
    kept: (one: ToldDifference) => figure(one, one.kept),
    added: (one: ToldDifference) => figure(one, one.added),
  };
}
