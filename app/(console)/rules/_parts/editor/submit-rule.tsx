'use client';

import { useRouter } from 'next/navigation';
import { NoteDialog } from '@/components/rule/note-dialog';
import type { RuleTranslator } from '@/components/rule/rule-words';
import { submitVersion } from '../../actions';

type Props = {
  readonly t: RuleTranslator;
  readonly ruleId: number;
  readonly versionId: number;
  readonly version: number;
  /** Why it cannot be submitted now. */
  readonly disabledReason: string | undefined;
};

/** Hands a draft to a second person, with a word to them. */
export function SubmitRule({ t, ruleId, versionId, version, disabledReason }: Props) {
  const router = useRouter();
  return (
    <NoteDialog
      label={t('editor.submit')}
      tone="primary"
      disabledReason={disabledReason}
      title={t('editor.noteTitle')}
      text={t('editor.noteText')}
      submit={t('editor.submit')}
      send={(note) => submitVersion({ versionId, version, note })}
      onDone={() => router.push(`/rules/${ruleId}`)}
    />
  );
}
