'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextInput } from '@/components/form/text-input';
import { NoteDialog } from '@/components/rule/note-dialog';
import { endLadder } from '../../actions';

type Props = {
  readonly ruleId: number;
  /** The first day that it may end on. */
  readonly fromOn: string;
  readonly disabledReason: string | undefined;
};

/** Asks for the last day of a ladder; the end goes to review. */
export function EndLadder({ ruleId, fromOn, disabledReason }: Props) {
  const t = useTranslations('ruleBook');
  const router = useRouter();
  const [endsOn, setEndsOn] = useState(fromOn);
  return (
    <NoteDialog
      label={t('rule.end')}
      disabledReason={disabledReason}
      title={t('rule.endTitle')}
      text={t('rule.endText')}
      submit={t('rule.endSubmit')}
      send={(note) => endLadder({ ruleId, endsOn, note })}
      onDone={() => router.push(`/tiers/${ruleId}`)}
    >
      <TextInput
        type="date"
        label={t('editor.endsOn')}
        required
        min={fromOn}
        value={endsOn}
        onChange={(event) => setEndsOn(event.target.value)}
      />
    </NoteDialog>
  );
}
