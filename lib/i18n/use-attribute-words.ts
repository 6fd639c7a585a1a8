import { useLocale, useTranslations } from 'next-intl';
import type { Attribute } from '../domain/members/attributes/attribute';
import { isDay } from '../domain/shared/calendar';
import { formatDay } from '../format/dates';
import { formatExact } from '../format/numbers';

type Kind = Pick<Attribute, 'type' | 'options'>;

/** The value of a custom attribute as the reader has it; empty stays empty. */
export function useAttributeWords(): (attribute: Kind, value: string) => string {
  const t = useTranslations('common.yesNo');
  const locale = useLocale();
  return ({ type, options }, value) => {
    if (type === 'yesNo' && (value === 'yes' || value === 'no')) return t(value);
    if (type === 'date' && isDay(value)) return formatDay(value, locale);
    if (type === 'number') return formatExact(value, locale);
    const option = options.find(({ optionId }) => String(optionId) === value);
    if (type !== 'choice' || option === undefined) return value;
    return locale === 'ru' ? option.labelRu : option.labelEn;
  };
}
