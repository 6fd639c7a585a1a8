'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { TextInput } from '@/components/form/text-input';
import { useSegmentWords } from '@/components/segment/use-segment-words';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import type { SegmentDictionary } from '@/lib/domain/segments/dictionary';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { editList } from '../../actions';
import { ListFile } from './list-file';

type Props = { readonly dictionary: SegmentDictionary; readonly segmentId: number };

const NUMBER = /^(?:mbr-?)?([1-9]\d{0,14})$/i;

/** Puts members into a list: one by the number, many by a file. */
export function AddToList({ dictionary, segmentId }: Props) {
  const { t } = useSegmentWords(dictionary);
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
    <section aria-label={t('lists.add')} className="mb-5">
      <Panel className="grid items-start gap-x-8 gap-y-3 shell:grid-cols-2">
        <form onSubmit={add} noValidate className="min-w-0">
          <FormError message={refusalWords(refusal)} />
          {/* The button stands beside the line it belongs to, whatever is told below that. */}
          <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2">
            <TextInput
              label={t('lists.number')}
              hint={t('lists.numberHint')}
              error={error}
              required
              value={typed}
              maxLength={20}
              autoComplete="off"
              onChange={(event) => setTyped(event.target.value)}
            />
            <span className="pt-[22px]">
              <Button type="submit" disabled={isPending}>
                {t('lists.add')}
              </Button>
            </span>
          </div>
          <p role="status" className="mt-1 text-sm text-ink-2">
            {answer}
          </p>
        </form>
        <ListFile t={t} segmentId={segmentId} onAdded={() => router.refresh()} />
      </Panel>
    </section>
  );
}
