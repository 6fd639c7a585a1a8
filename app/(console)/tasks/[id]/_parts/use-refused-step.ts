'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent } from 'react';
import { refusedFields } from './refused-fields';
import type { SaveStatus } from './task-saver';
import type { TaskEditor } from './use-task-editor';

/** When the server finds an answer wrong that looked right here, the page goes back to it and reads the card anew. */
export function useRefusedStep(editor: TaskEditor, status: SaveStatus): void {
  const router = useRouter();
  const refusal = status.kind === 'refused' ? status.refusal : null;
  const goBack = useEffectEvent((refused: NonNullable<typeof refusal>) => {
    editor.refuse(refusedFields(refused));
    router.refresh();
  });
  // Once for each refusal.
  useEffect(() => {
    if (refusal !== null) goBack(refusal);
  }, [refusal]);
}
