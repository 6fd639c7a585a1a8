'use client';

import { useState } from 'react';
import type { Permission } from '@/lib/domain/access/permissions';
import type { TaskAnswers } from '@/lib/domain/tasks/definition';
import type { TaskPage } from '@/lib/domain/tasks/task-page';
import { TaskEditor } from './task-editor';
import type { TaskSlots } from './task-layout';
import { TaskReader } from './task-reader';
import { useReload } from './use-reload';

type Props = {
  readonly task: TaskPage;
  readonly slots: TaskSlots;
  /** The right that the reader lacks to agree to it; null: none. */
  readonly missingRight: Permission | null;
};

/** A task as the reader may work on it: in their hands, or to be read. */
export function TaskView({ task, slots, missingRight }: Props) {
  // What was typed and not saved outlives a change of hands.
  const [lost, setLost] = useState<TaskAnswers | null>(null);
  const isMine = task.state === 'open' && task.holder?.isMe === true;
  const wasReloaded = useReload(task);
  return isMine ? (
    <TaskEditor task={task} slots={slots} lost={lost} onLost={setLost} wasReloaded={wasReloaded} />
  ) : (
    <TaskReader task={task} slots={slots} lost={lost} missingRight={missingRight} />
  );
}
