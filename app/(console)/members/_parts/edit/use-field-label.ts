import { useLocale, useTranslations } from 'next-intl';
import type { ConflictField } from '@/lib/domain/members/cleansing/edit-conflict';
import { DRAFT_FIELDS } from '@/lib/domain/members/cleansing/member-draft';
import { attributeOfField, type FormOptions, labelOf } from './form-options';

/** The name of a field of the form, of a custom attribute too. */
export function useFieldLabel(options: FormOptions): (field: ConflictField) => string {
  const t = useTranslations('memberEdit');
  const locale = useLocale();
  return (field) => {
    const own = DRAFT_FIELDS.find((known) => known === field);
    if (own !== undefined) return t(`fields.${own}`);
    const attribute = attributeOfField(options, field);
    return attribute === undefined ? t('fields.contactPersons') : labelOf(attribute, locale);
  };
}
