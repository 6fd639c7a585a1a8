'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ComponentProps, useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import type { MemberFilters } from '@/lib/domain/members/list-filters';
import { SEGMENT_NAME_MAX, SEGMENT_NOTE_MAX } from '@/lib/domain/segments/limits';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { createList } from '../../actions';

type Props = {
  readonly from:
    | { readonly kind: 'nobody' }
    | { readonly kind: 'segment'; readonly segmentId: number }
    | { readonly kind: 'selection'; readonly filters: MemberFilters };
  /** Who will be in it, in words. */
  readonly told: string;
};

/** Names a list and begins it. */
export function NewList({ from, told }: Props) {
  const t = useTranslations('segments');
  const words = useRefusalWords();
  const router = useRouter();
  const [name, setName] = useState('');
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const submit: ComponentProps<'form'>['onSubmit'] = (event) => {
    event.preventDefault();
    startTransition(async () => {
      const answer = await createList({ name, note, from });
      if (answer.ok) router.push(`/segments/${answer.value.segmentId}`);
      else setRefusal(answer.error);
    });
  };
  return (
    <form onSubmit={submit} className="flex max-w-md flex-col gap-4">
      <FormError
        message={refusal?.code === 'already_exists' ? t('builder.taken') : words(refusal)}
      />
      <p className="text-ink-2">{told}</p>
      <TextInput
        label={t('builder.name')}
        required
        maxLength={SEGMENT_NAME_MAX}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextInput
        label={t('lists.note')}
        maxLength={SEGMENT_NOTE_MAX}
        autoComplete="off"
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div>
        <Button
          type="submit"
          tone="primary"
          disabled={isPending}
          disabledReason={
            name.trim() === ''
              ? t('builder.incomplete', { names: t('builder.nameNeeded') })
              : undefined
          }
        >
          {t('lists.create')}
        </Button>
      </div>
    </form>
  );
}
