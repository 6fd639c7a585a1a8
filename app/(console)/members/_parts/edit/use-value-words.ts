'use client';

import { useLocale, useTranslations } from 'next-intl';
import { LOCALES } from '@/lib/domain/access/preferences';
import type { Difference } from '@/lib/domain/members/cleansing/edit-conflict';
import { MEMBER_KINDS } from '@/lib/domain/members/states';
import { isDay } from '@/lib/domain/shared/calendar';
import { formatDay } from '@/lib/format/dates';
import { useAttributeWords } from '@/lib/i18n/use-attribute-words';
import { attributeOfField, type FormOptions } from './form-options';
import { useSourceName } from './use-source-name';

/** The value of any field as words. */
export function useValueWords(
  options: FormOptions,
): (field: Difference['field'], value: Difference['mine']) => string {
  const t = useTranslations('memberEdit');
  const locale = useLocale();
  const sourceName = useSourceName();
  const attributeWords = useAttributeWords();
  return (field, value) => {
    if (value === null || value === '') return t('empty');
    const text = String(value);
    const attribute = attributeOfField(options, field);
    if (attribute !== undefined) return attributeWords(attribute, text);
    const kind = MEMBER_KINDS.find((known) => known === text);
    if (field === 'kind' && kind !== undefined) return t(`kinds.${kind}`);
    const language = LOCALES.find((known) => known === text);
    if (field === 'language' && language !== undefined) return t(`languages.${language}`);
    if (field === 'birthOn' && isDay(text)) return formatDay(text, locale, 'long');
    if (field === 'source') return sourceName(text);
    if (field !== 'preferredStoreId') return text;
    return options.stores.find(({ storeId }) => storeId === value)?.name ?? text;
  };
}
