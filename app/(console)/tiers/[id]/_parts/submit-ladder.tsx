'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { TextInput } from '@/components/form/text-input';
import { NoteDialog } from '@/components/rule/note-dialog';
import { NO_ANSWER } from '@/lib/domain/shared/action-result';
import type { LadderPage } from '@/lib/domain/tiers/ladder-page';
import { editLadder, submitLadder } from '../../actions';
import type { Designer } from './designer-types';
import type { LadderDraft } from './use-ladder-draft';

type Props = {
  readonly ladder: LadderPage;
  readonly draft: LadderDraft;
  readonly designer: Designer;
};

/** Why the draft cannot be sent now. */
function reasonOf({ draft, designer: { words } }: Props): string | undefined {
  const { t } = words;
  if (draft.flaws.length > 0) return t('action.fixFirst', { count: draft.flaws.length });
  if (draft.handle === null && !draft.isDirty) return t('action.nothingToSend');
  return draft.isDirty || draft.handle === null ? t('action.saveFirst') : undefined;
}

/** Hands the draft to a second person, with the day on which it takes effect and a word to them. */
export function SubmitLadder(props: Props) {
  const { ladder, draft, designer } = props;
  const { t } = designer.words;
  const router = useRouter();
  const [day, setDay] = useState<string | null>(null);
  const startsOn = day ?? draft.edited.startsOn;
  const send = async (note: string) => {
    const { handle, edited } = draft;
    if (handle === null) return { ok: false as const, error: NO_ANSWER };
    if (startsOn === edited.startsOn) return submitLadder({ ...handle, note });
    const moved = await editLadder({ ...edited, startsOn, ...handle });
    if (!moved.ok) return moved;
    const { versionId, version } = moved.value;
    return submitLadder({ versionId, version, note });
  };
  return (
    <NoteDialog
      label={t('action.send')}
      tone="primary"
      disabledReason={reasonOf(props)}
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
        min={ladder.todayOn}
        value={startsOn}
        onChange={(event) => setDay(event.target.value)}
      />
    </NoteDialog>
  );
}
