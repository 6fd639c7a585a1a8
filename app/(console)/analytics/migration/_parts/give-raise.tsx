'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import { SEGMENT_NAME_MAX } from '@/lib/domain/segments/limits';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import type { ReportAddress } from '../../_parts/report-address';
import { keepFigureAsList } from '../../actions';

type Props = {
  readonly address: ReportAddress;
  readonly cell: string;
  readonly tierId: number;
  /** What the list of these members is called. */
  readonly name: string;
  /** Words of the page: on the button, and when there is such a list already. */
  readonly words: { readonly give: string; readonly kept: string };
};

/** Puts the members of a figure into a list, and opens the giving of a tier to it: who would get it is looked at there. */
export function GiveRaise({ address: { report, params }, cell, tierId, name, words }: Props) {
  const refusalWords = useRefusalWords();
  const router = useRouter();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const give = () =>
    startTransition(async () => {
      const from = { kind: 'selection' as const, filters: { figure: { report, params, cell } } };
      const answer = await keepFigureAsList({
        ...{ name: name.slice(0, SEGMENT_NAME_MAX), note: '', from },
      }).catch(() => ({ ok: false as const, error: NO_ANSWER }));
      if (answer.ok) {
        router.push(`/tiers/grants/new?segment=${answer.value.segmentId}&tier=${tierId}`);
      } else setRefusal(answer.error);
    });
  return (
    <>
      <Button size="small" onClick={give} disabled={isPending}>
        {words.give}
      </Button>
      <FormError
        message={refusal?.code === 'already_exists' ? words.kept : refusalWords(refusal)}
      />
    </>
  );
}
