'use client';

import { useMemo, useState } from 'react';
import type { ClaimableReceipt, ClaimEarning, Claiming } from '@/lib/domain/purchases/claims';
import type { OtherMember } from '@/lib/domain/tasks/subject';
import type { TaskPage } from '@/lib/domain/tasks/task-page';

type Others = TaskPage['subject']['others'];

/** What is chosen on this page before the server tells of it. */
export type Picks = {
  readonly pick: (field: string, other: OtherMember) => void;
  readonly pickReceipt: (receipt: ClaimableReceipt) => void;
  /** What receipts and papers that were found would earn. */
  readonly learn: (earnings: readonly ClaimEarning[]) => void;
};

/** Figures that are kept: those of a page's last searches. */
const MOST_LEARNED = 200;

/** What the server said of a claim, with what was chosen and found here; its own figures count before those of a search. */
function toldOf(
  claiming: Claiming,
  {
    receipt,
    learned,
  }: { readonly receipt: ClaimableReceipt | null; readonly learned: readonly ClaimEarning[] },
): Claiming {
  const earnings = [...learned, ...claiming.earnings];
  return { ...claiming, earnings, ...(receipt === null ? {} : { receipt, isGone: false }) };
}

/** The task with the members and the receipt that were chosen on this page, before the server tells of them. */
export function usePicks(task: TaskPage): { readonly task: TaskPage; readonly picks: Picks } {
  const [others, setOthers] = useState<Others>({});
  const [receipt, setReceipt] = useState<ClaimableReceipt | null>(null);
  const [learned, setLearned] = useState<readonly ClaimEarning[]>([]);
  const known = useMemo(() => {
    const { subject } = task;
    const { claiming } = subject;
    return {
      ...task,
      subject: {
        ...subject,
        others: { ...subject.others, ...others },
        ...(claiming === undefined ? {} : { claiming: toldOf(claiming, { receipt, learned }) }),
      },
    };
  }, [task, others, receipt, learned]);
  return {
    task: known,
    picks: {
      pick: (field, other) => setOthers((before) => ({ ...before, [field]: other })),
      pickReceipt: setReceipt,
      learn: (earnings) => {
        if (earnings.length === 0) return;
        setLearned((before) => [...before, ...earnings].slice(-MOST_LEARNED));
      },
    },
  };
}
