'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { addDays } from '@/lib/domain/shared/calendar';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { rotateApiKey } from '../actions';
import { CreatedKey } from './created-key';

const USUAL_DAYS_BESIDE = 14;

type Props = { readonly apiKeyId: number; readonly name: string; readonly todayOn: string };
type State = { readonly lastOn: string; readonly refusal?: Refusal };

/** Makes a key in the place of another, which works beside it until a day. */
export function RotateKey({ apiKeyId, name, todayOn }: Props) {
  const t = useTranslations('settings.keys');
  const words = useRefusalWords();
  const [isOpen, setOpen] = useState(false);
  const [created, setCreated] = useState<string | null>(null);
  const [state, submit] = useActionState<State, FormData>(
    async (_, form) => {
      const lastOn = String(form.get('lastOn'));
      const answer = await rotateApiKey({ apiKeyId, lastOn });
      if (!answer.ok) return { lastOn, refusal: answer.error };
      setCreated(answer.value.key);
      return { lastOn };
    },
    { lastOn: addDays(todayOn, USUAL_DAYS_BESIDE) },
  );
  const change = (open: boolean) => {
    setOpen(open);
    setCreated(null);
  };
  return (
    <Dialog
      open={isOpen}
      onOpenChange={change}
      title={created === null ? t('rotateTitle', { name }) : t('createdTitle')}
      description={created === null ? t('rotateText') : t('createdText')}
      trigger={
        <Button size="small" aria-label={t('rotateOf', { name })}>
          {t('rotate')}
        </Button>
      }
    >
      {created === null ? (
        <form action={submit} className="flex flex-col gap-4">
          <FormError message={words(state.refusal)} />
          <TextInput
            label={t('lastOn')}
            hint={t('lastOnHint')}
            name="lastOn"
            type="date"
            required
            min={todayOn}
            defaultValue={state.lastOn}
          />
          <div>
            <SubmitButton>{t('rotateNow')}</SubmitButton>
          </div>
        </form>
      ) : (
        <CreatedKey value={created} onDone={() => change(false)} />
      )}
    </Dialog>
  );
}
