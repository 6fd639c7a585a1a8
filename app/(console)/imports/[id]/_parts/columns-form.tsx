'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { ButtonLink } from '@/components/ui/button-link';
import { Section } from '@/components/ui/section';
import type { ImportKind } from '@/lib/domain/imports/import-kinds';
import type { AmbiguousDates } from '@/lib/domain/imports/mapping/guess-mapping';
import {
  type FileReading,
  formToMapping,
  type MappingForm,
  missingFields,
} from '@/lib/domain/imports/mapping/mapping-form';
import type { NumberRivals } from '@/lib/domain/imports/parsing/guess-number-format';
import { startCheck } from '../../actions';
import { ChoiceFields } from './choice-fields';
import { FieldRows, type NamedField } from './field-rows';
import { FormatFields } from './format-fields';
import { KeepMappingForm } from './keep-mapping-form';
import { useMappingWords } from './use-mapping-words';
import { useSavedDraft } from './use-saved-draft';

type Props = {
  readonly importId: number;
  readonly kind: ImportKind;
  readonly initial: MappingForm;
  readonly reading: FileReading;
  /** Custom attributes that the file may fill. */
  readonly attributes: readonly NamedField[];
  readonly firstRow: readonly string[];
  readonly ambiguousDates: AmbiguousDates;
  readonly ambiguousNumbers: NumberRivals | null;
  /** The kept mapping that the form begins with, and the names of all. */
  readonly kept: { readonly name: string; readonly filePattern: string } | null;
  readonly keptNames: readonly string[];
  readonly backHref: string;
};

/** What each column means. What is chosen is kept as one goes, so that the page may be left. */
export function ColumnsForm(props: Props) {
  const { importId, kind, initial, reading, attributes, firstRow, ambiguousDates, backHref } =
    props;
  const t = useTranslations('imports.columns');
  const router = useRouter();
  const words = useMappingWords();
  const [form, setForm] = useState(initial);
  useSavedDraft({ importId, kind, form, reading });
  const [error, submit] = useActionState<string | undefined>(async () => {
    const missing = missingFields(kind, form);
    if (missing.length > 0) return t('missing', { fields: words.fieldNames(missing) });
    const mapping = formToMapping(kind, form, reading);
    const answer = await startCheck({ importId, mapping });
    if (!answer.ok) return words.refusal(answer.error);
    router.push(`/imports/${importId}`);
    return undefined;
  }, undefined);
  return (
    <>
      <form action={submit}>
        <Section title={t('fields')} note={t('intro')}>
          <FieldRows
            kind={kind}
            form={form}
            reading={reading}
            attributes={attributes}
            firstRow={firstRow}
            onChange={setForm}
          />
        </Section>
        <Section title={t('formats')}>
          <FormatFields
            kind={kind}
            form={form}
            ambiguousDates={ambiguousDates}
            ambiguousNumbers={props.ambiguousNumbers}
            onChange={setForm}
          />
        </Section>
        {Object.keys(form.choices).length > 0 && (
          <Section title={t('rules')}>
            <ChoiceFields form={form} onChange={setForm} />
          </Section>
        )}
        <FormError message={error} />
        <div className="mt-3 flex flex-wrap gap-2">
          <SubmitButton>{t('check')}</SubmitButton>
          <ButtonLink href={backHref}>{t('back')}</ButtonLink>
        </div>
      </form>
      <hr className="my-6 border-line" />
      <KeepMappingForm
        kind={kind}
        form={form}
        reading={reading}
        kept={props.kept}
        names={props.keptNames}
      />
    </>
  );
}
