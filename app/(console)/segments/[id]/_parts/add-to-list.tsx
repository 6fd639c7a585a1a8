'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { TextInput } from '@/components/form/text-input';
import type { SegmentWords } from '@/components/segment/segment-words';
import { Button } from '@/components/ui/button';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { editList } from '../../actions';
import { ListFile } from './list-file';

type Props = { readonly words: SegmentWords; readonly segmentId: number };

const NUMBER = /^(?:mbr-?)?([1-9]\d{0,14})$/i;

/** Puts members into a list: one by the number, many by a file. */
export function AddToList({ words: { t }, segmentId }: Props) {
  const router = useRouter();
  const refusalWords = useRefusalWords();
  const [typed, setTyped] = useState('');
  const [answer, setAnswer] = useState<string>();
  const [error, setError] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const add = (event: FormEvent) => {
    event.preventDefault();
    const memberId = NUMBER.exec(typed.trim())?.[1];
    setAnswer(undefined);
    setError(memberId === undefined ? t('lists.numberWrong') : undefined);
    if (memberId === undefined) return;
    startTransition(async () => {
      const done = await editList({ segmentId, way: 'add', memberIds: [Number(memberId)] });
      setRefusal(done.ok ? undefined : done.error);
      if (!done.ok) return;
      setAnswer(t(done.value.changed === 1 ? 'lists.oneAdded' : 'lists.noneAdded'));
      setTyped('');
      router.refresh();
    });
  };
  return (
    <aside aria-label={t('lists.add')} className="flex min-w-0 flex-col gap-5">
      <form onSubmit={add} noValidate className="flex min-w-0 flex-col gap-2">
        <FormError message={refusalWords(refusal)} />
        <TextInput
          label={t('lists.number')}
          hint={t('lists.numberHint')}
          error={error}
          value={typed}
          maxLength={20}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
        />
        <div className="flex items-center gap-3">
          <Button type="submit" disabled={isPending}>
            {t('lists.add')}
          </Button>
          <span role="status" className="text-sm text-ink-2">
            {answer}
          </span>
        </div>
      </form>
      <ListFile t={t} segmentId={segmentId} onAdded={() => router.refresh()} />
    </aside>
  );
}
