'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextInput } from '@/components/form/text-input';
import { NoteDialog } from '@/components/rule/note-dialog';
import type { ActionResult } from '@/lib/domain/shared/action-result';

type Props = {
  readonly kind: 'rule' | 'ladder' | 'mechanic';
  readonly ruleId: number;
  /** The first day that it may end on. */
  readonly fromOn: string;
  readonly disabledReason: string | undefined;
  /** The server action that asks for the end. */
  readonly end: (given: { ruleId: number; endsOn: string; note: string }) => Promise<ActionResult>;
  /** Where the reader goes then; left out: the page is read again. */
  readonly thenHref?: string;
};

/** Asks for the last day of a rule or a ladder; the end goes to review. */
export function EndRule({ kind, ruleId, fromOn, disabledReason, end, thenHref }: Props) {
  const t = useTranslations('ruleBook');
  const router = useRouter();
  const [endsOn, setEndsOn] = useState(fromOn);
  return (
    <NoteDialog
      label={t('rule.end', { kind })}
      disabledReason={disabledReason}
      title={t('rule.endTitle', { kind })}
      text={t('rule.endText', { kind })}
      submit={t('rule.endSubmit')}
      send={(note) => end({ ruleId, endsOn, note })}
      onDone={() => (thenHref === undefined ? router.refresh() : router.push(thenHref))}
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
