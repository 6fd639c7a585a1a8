'use client';

import { useMemo, useState } from 'react';
import type { ClaimableReceipt } from '@/lib/domain/purchases/claims';
import type { OtherMember } from '@/lib/domain/tasks/subject';
import type { TaskPage } from '@/lib/domain/tasks/task-page';

type Others = TaskPage['subject']['others'];

/** What is chosen on this page before the server tells of it. */
export type Picks = {
  readonly pick: (field: string, other: OtherMember) => void;
  readonly pickReceipt: (receipt: ClaimableReceipt) => void;
};

/** The task with the members and the receipt that were chosen on this page, before the server tells of them. */
export function usePicks(task: TaskPage): { readonly task: TaskPage; readonly picks: Picks } {
  const [others, setOthers] = useState<Others>({});
  const [receipt, setReceipt] = useState<ClaimableReceipt | null>(null);
  const known = useMemo(() => {
    const { subject } = task;
    const { claiming } = subject;
    const isPicked = claiming !== undefined && receipt !== null;
    return {
      ...task,
      subject: {
        ...subject,
        others: { ...subject.others, ...others },
        ...(isPicked ? { claiming: { ...claiming, receipt, isGone: false } } : {}),
      },
    };
  }, [task, others, receipt]);
  return {
    task: known,
    picks: {
      pick: (field, other) => setOthers((before) => ({ ...before, [field]: other })),
      pickReceipt: setReceipt,
    },
  };
}
