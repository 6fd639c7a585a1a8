'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { FormError } from '@/components/form/form-error';
import { SelectInput } from '@/components/form/select-input';
import { SubmitButton } from '@/components/form/submit-button';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { replay } from '../../actions';

type Props = { readonly endpointId: number; readonly isDisabled: boolean };

type State = {
  readonly since: string;
  readonly which: 'failed' | 'all';
  readonly refusal?: Refusal;
  readonly replayed?: number;
};

/** Queues again what was queued since a moment of the reader's clock. */
export function ReplaySince({ endpointId, isDisabled }: Props) {
  const t = useTranslations('webhooks.replay');
  const words = useRefusalWords();
  const [isOpen, setOpen] = useState(false);
  const [state, submit] = useActionState<State, FormData>(
    async (_, form) => {
      const since = String(form.get('since'));
      const which = form.get('which') === 'all' ? 'all' : 'failed';
      const moment = new Date(since);
      const asked = Number.isNaN(moment.getTime()) ? '' : moment.toISOString();
      const answer = await replay({ endpointId, what: { since: asked, which } });
      return answer.ok
        ? { since, which, replayed: answer.value.replayed }
        : { since, which, refusal: answer.error };
    },
    { since: '', which: 'failed' },
  );
  if (isDisabled) {
    return (
      <Button size="small" disabledReason={t('disabled')}>
        {t('since')}
      </Button>
    );
  }
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={t('sinceTitle')}
      description={t('sinceText')}
      trigger={<Button size="small">{t('since')}</Button>}
    >
      <form action={submit} className="flex flex-col gap-3">
        <FormError message={words(state.refusal)} />
        <TextInput
          label={t('moment')}
          name="since"
          type="datetime-local"
          required
          defaultValue={state.since}
        />
        <SelectInput
          label={t('which')}
          name="which"
          required
          options={[
            { value: 'failed', label: t('failed') },
            { value: 'all', label: t('all') },
          ]}
          defaultValue={state.which}
        />
        <div className="flex items-center gap-3">
          <SubmitButton>{t('submit')}</SubmitButton>
          <p role="status" className="text-sm text-ink-2">
            {state.replayed !== undefined && t('done', { count: state.replayed })}
          </p>
        </div>
      </form>
    </Dialog>
  );
}
