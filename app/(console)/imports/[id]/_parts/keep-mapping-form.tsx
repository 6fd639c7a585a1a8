'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { TextInput } from '@/components/form/text-input';
import { Section } from '@/components/ui/section';
import { showToast } from '@/components/ui/toast-store';
import type { ImportKind } from '@/lib/domain/imports/import-kinds';
import {
  type FileReading,
  formToMapping,
  type MappingForm,
} from '@/lib/domain/imports/mapping/mapping-form';
import { keepMapping } from '../../actions';
import { useMappingWords } from './use-mapping-words';

type Props = {
  readonly kind: ImportKind;
  readonly form: MappingForm;
  readonly reading: FileReading;
  /** The kept mapping that the form began with. */
  readonly kept: { readonly name: string; readonly filePattern: string } | null;
  /** Names that are taken: one of them is changed by it. */
  readonly names: readonly string[];
};

/** Keeps the mapping as it stands under a name, for the next file of the same kind. */
export function KeepMappingForm({ kind, form, reading, kept, names }: Props) {
  const t = useTranslations('imports.mappings');
  const router = useRouter();
  const words = useMappingWords();
  const [name, setName] = useState(kept?.name ?? '');
  const [filePattern, setFilePattern] = useState(kept?.filePattern ?? '');
  const isTaken = names.some((taken) => taken.toLowerCase() === name.trim().toLowerCase());
  const [error, submit] = useActionState<string | undefined>(async () => {
    if (name.trim() === '') return t('nameMissing');
    const mapping = formToMapping(kind, form, reading);
    const header = reading.header === null ? null : [...reading.header];
    const answer = await keepMapping({ kind, name, mapping, header, filePattern });
    if (!answer.ok) return words.refusal(answer.error);
    showToast({ title: t('kept', { name: name.trim() }) });
    router.refresh();
    return undefined;
  }, undefined);
  return (
    <Section title={t('keepTitle')} note={t('keepNote')}>
      <form action={submit} className="flex max-w-160 flex-col gap-3">
        <FormError message={error} />
        <div className="grid gap-3 sm:grid-cols-2">
          <TextInput
            label={t('name')}
            required
            value={name}
            maxLength={80}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('filePattern')}
            hint={t('filePatternHint')}
            value={filePattern}
            maxLength={120}
            onChange={(event) => setFilePattern(event.currentTarget.value)}
          />
        </div>
        <div>
          <SubmitButton tone="default">{isTaken ? t('change') : t('keep')}</SubmitButton>
        </div>
      </form>
    </Section>
  );
}
