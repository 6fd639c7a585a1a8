'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import type { ActionResult } from '@/lib/domain/shared/action-result';
import { NO_ANSWER } from '@/lib/domain/shared/action-result';
import { VIEW_NAME_MAX } from '@/lib/domain/views/saved-view';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { Checkbox } from '../form/checkbox';
import { FormError } from '../form/form-error';
import { SubmitButton } from '../form/submit-button';
import { TextInput } from '../form/text-input';
import { Dialog } from '../ui/dialog';

type Given = { readonly name: string; readonly isShared: boolean };

type Props = {
  readonly kind: 'save' | 'rename';
  readonly name: string;
  readonly onClose: () => void;
  readonly act: (given: Given) => Promise<ActionResult>;
};

/** Asks what a view is called, and of a new one whether everybody sees it. */
export function ViewDialog({ kind, name, onClose, act }: Props) {
  const t = useTranslations('views');
  const words = useRefusalWords();
  const [state, submit] = useActionState(
    async (_: unknown, form: FormData) => {
      const given = {
        name: String(form.get('name') ?? '').trim(),
        isShared: form.get('isShared') !== null,
      };
      if (given.name === '') return { ...given, error: t('nameMissing') };
      const said = await act(given).catch(() => null);
      if (said?.ok) return { ...given, error: undefined };
      const refusal = said?.error ?? NO_ANSWER;
      const error = refusal.code === 'already_exists' ? t('nameTaken') : words(refusal);
      return { ...given, error };
    },
    { name, isShared: false, error: undefined },
  );
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={t(`${kind}.title`)}
      description={t(`${kind}.text`)}
    >
      <form action={submit} className="flex flex-col gap-3 pb-2">
        <FormError message={state.error} />
        <TextInput
          label={t('name')}
          name="name"
          required
          autoComplete="off"
          maxLength={VIEW_NAME_MAX}
          defaultValue={state.name}
        />
        {kind === 'save' && (
          <Checkbox
            key={String(state.isShared)}
            label={t('save.shared')}
            hint={t('save.sharedHint')}
            name="isShared"
            defaultChecked={state.isShared}
          />
        )}
        <div>
          <SubmitButton>{t(`${kind}.submit`)}</SubmitButton>
        </div>
      </form>
    </Dialog>
  );
}
