'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { showToast } from '@/components/ui/toast-store';
import { NOTE_MAX } from '@/lib/domain/analytics/annotations';
import { NO_ANSWER } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { writeChartNote } from '../../actions';

/** Puts a note on a day of the time axis. */
export function AddNote({ day }: { readonly day: string }) {
  const t = useTranslations('annotations');
  const words = useRefusalWords();
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [state, submit] = useActionState(
    async (_: unknown, form: FormData) => {
      const given = {
        on: String(form.get('on') ?? ''),
        text: String(form.get('text') ?? '').trim(),
      };
      if (given.on === '' || given.text === '') return { ...given, error: t('missing') };
      const answer = await writeChartNote(given).catch(() => null);
      if (answer?.ok) {
        setOpen(false);
        showToast({ title: t('added') });
        router.refresh();
        return { on: day, text: '', error: undefined };
      }
      const refusal = answer?.error ?? NO_ANSWER;
      return { ...given, error: refusal.code === 'too_many' ? t('tooMany') : words(refusal) };
    },
    { on: day, text: '', error: undefined },
  );
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('add')}</Button>
      <Dialog open={isOpen} onOpenChange={setOpen} title={t('add')} description={t('addText')}>
        <form action={submit} className="flex flex-col gap-3 pb-2">
          <FormError message={state.error} />
          <TextInput label={t('on')} name="on" type="date" required defaultValue={state.on} />
          <TextInput
            label={t('words')}
            name="text"
            required
            autoComplete="off"
            maxLength={NOTE_MAX}
            defaultValue={state.text}
          />
          <div>
            <SubmitButton>{t('submit')}</SubmitButton>
          </div>
        </form>
      </Dialog>
    </>
  );
}
