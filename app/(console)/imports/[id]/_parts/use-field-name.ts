import { useTranslations } from 'next-intl';
import { isFieldId } from '@/lib/domain/imports/mapping/field-ids';

/** The name of a field of a mapping; a name that is not known stands for itself. */
export function useFieldName(): (id: string) => string {
  const t = useTranslations('imports.fields');
  return (id) => (isFieldId(id) ? t(id) : id);
}
