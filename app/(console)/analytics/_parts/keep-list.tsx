'use client';

import { ListPlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { SEGMENT_NAME_MAX } from '@/lib/domain/segments/limits';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { keepFigureAsList } from '../actions';
import type { ReportAddress } from './report-address';

type Props = {
  readonly address: ReportAddress;
  readonly cell: string;
  /** What the figure counts and as of when: the list is called so. */
  readonly name: string;
  /** Words of the page: on the button, and when there is such a list already. */
  readonly words: { readonly keep: string; readonly kept: string };
};

/** Puts the members of a figure that no conditions say into a list, and opens it. */
export function KeepList({ address: { report, params }, cell, name, words }: Props) {
  const refusalWords = useRefusalWords();
  const router = useRouter();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const keep = () =>
    startTransition(async () => {
      setRefusal(undefined);
      const from = { kind: 'selection' as const, filters: { figure: { report, params, cell } } };
      const answer = await keepFigureAsList({
        name: name.slice(0, SEGMENT_NAME_MAX),
        note: '',
        from,
      }).catch(() => ({ ok: false as const, error: NO_ANSWER }));
      if (answer.ok) router.push(`/segments/${answer.value.segmentId}`);
      else setRefusal(answer.error);
    });
  return (
    <>
      <Button onClick={keep} disabled={isPending}>
        <Icon of={ListPlus} />
        {words.keep}
      </Button>
      <FormError
        message={refusal?.code === 'already_exists' ? words.kept : refusalWords(refusal)}
      />
    </>
  );
}
