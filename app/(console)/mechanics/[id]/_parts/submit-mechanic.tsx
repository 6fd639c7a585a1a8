'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { TextInput } from '@/components/form/text-input';
import { NoteDialog } from '@/components/rule/note-dialog';
import { openChecks } from '@/lib/domain/mechanics/checklist';
import { NO_ANSWER } from '@/lib/domain/shared/action-result';
import { editMechanic, submitMechanic } from '../../actions';
import type { Designer } from './designer-types';

type Props = { readonly designer: Designer };

/** Why the draft cannot be sent now. */
function reasonOf({ words, state, checks }: Designer): string | undefined {
  const { t } = words;
  // The day can still be chosen in the question.
  const open = openChecks(checks.filter(({ id }) => id !== 'firstDay'));
  if (open > 0) return t('action.fixFirst', { count: open });
  if (state.handle === null && !state.isDirty) return t('action.nothingToSend');
  return state.isDirty || state.handle === null ? t('action.saveFirst') : undefined;
}

/** Hands the draft to a second person, with its first day and a word to them. */
export function SubmitMechanic({ designer }: Props) {
  const { words, state, given } = designer;
  const { t } = words;
  const router = useRouter();
  const [day, setDay] = useState<string | null>(null);
  const { todayOn } = given.mechanic;
  const { startsOn: own } = state.edited;
  const startsOn = day ?? (own < todayOn ? todayOn : own);
  const send = async (note: string) => {
    const { handle, edited } = state;
    if (handle === null) return { ok: false as const, error: NO_ANSWER };
    if (startsOn === edited.startsOn) return submitMechanic({ ...handle, note });
    const moved = await editMechanic({ ...edited, startsOn, ...handle });
    if (!moved.ok) return moved;
    const { versionId, version } = moved.value;
    return submitMechanic({ versionId, version, note });
  };
  return (
    <NoteDialog
      label={t('action.send')}
      tone="primary"
      disabledReason={reasonOf(designer)}
      title={t('action.sendTitle')}
      text={t('action.sendText')}
      submit={t('action.send')}
      send={send}
      onDone={() => router.refresh()}
    >
      <TextInput
        type="date"
        label={t('action.sendDay')}
        hint={t('action.sendDayHint')}
        required
        min={todayOn}
        value={startsOn}
        onChange={(event) => setDay(event.target.value)}
      />
    </NoteDialog>
  );
}
