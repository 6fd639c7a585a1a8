import { useLocale, useTranslations } from 'next-intl';
import { FILE_PROBLEMS } from '@/lib/domain/imports/problem-codes';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { useFieldName } from './use-field-name';

/** Words for what a mapping lacks, and for why a file or a mapping was refused. */
export function useMappingWords() {
  const t = useTranslations('imports');
  const locale = useLocale();
  const refusalWords = useRefusalWords();
  const fieldName = useFieldName();
  const fieldNames = (ids: readonly string[]) => {
    const names = ids.map((id) => fieldName(id.replace(/^fields\./, '').split('.')[0] ?? id));
    return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
  };
  const fileProblem = (details: Refusal['details']): string | null => {
    const known = FILE_PROBLEMS.find((problem) => problem === details.problem);
    const values = { row: Number(details.row ?? 1), column: String(details.column ?? '') };
    if (known) return t(`fileProblems.${known}`, values);
    if (details.problem !== 'incomplete') return null;
    const fields = Array.isArray(details.fields) ? details.fields.map(String) : [];
    return t('fileProblems.incomplete', { fields: fieldNames(fields) });
  };
  const refusal = (error: Refusal) => fileProblem(error.details) ?? refusalWords(error);
  return { fieldNames, fileProblem, refusal };
}
