'use client';

import { useMemo, useState } from 'react';
import type { OtherMember } from '@/lib/domain/tasks/subject';
import type { TaskPage } from '@/lib/domain/tasks/task-page';

type Others = TaskPage['subject']['others'];

/** The task with the members that were chosen on this page, before the server tells of them. */
export function usePicks(task: TaskPage) {
  const [picked, setPicked] = useState<Others>({});
  const known = useMemo(
    () => ({
      ...task,
      subject: { ...task.subject, others: { ...task.subject.others, ...picked } },
    }),
    [task, picked],
  );
  const pick = (field: string, other: OtherMember) =>
    setPicked((before) => ({ ...before, [field]: other }));
  return { task: known, pick };
}
