'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { keepPrefill } from '@/components/member/prefill';
import type { DeskDoing } from '@/lib/domain/desk/answer';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { beginFromDesk, resumeFromDesk } from '../actions';

/** Does what a row or a button stands for; `refusal` says why the last one was refused. */
export function useDoing() {
  const router = useRouter();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const act = (doing: DeskDoing) =>
    startTransition(async () => {
      setRefusal(undefined);
      if (doing.kind === 'open') {
        router.push(doing.href);
        return;
      }
      if (doing.kind === 'create') {
        keepPrefill(doing.prefill);
        router.push('/members/new');
        return;
      }
      const answer =
        doing.kind === 'continue'
          ? await resumeFromDesk({ taskId: doing.taskId })
          : await beginFromDesk({ kind: doing.task, about: { memberId: doing.memberId } });
      if (!answer.ok) setRefusal(answer.error);
    });
  return { act, refusal, isPending };
}
