'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { TextArea } from '@/components/form/text-area';
import type { RuleTranslator } from '@/components/rule/rule-words';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { RULE_NOTE_MAX } from '@/lib/domain/rules/versions';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { submitVersion } from '../../actions';
import { useRuleRefusal } from '../use-rule-refusal';

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
  const words = useRuleRefusal();
  const [isOpen, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const submit = () =>
    startTransition(async () => {
      const answer = await submitVersion({ versionId, version, note });
      if (answer.ok) router.push(`/rules/${ruleId}`);
      else setRefusal(answer.error);
    });
  return (
    <>
      <Button tone="primary" disabledReason={disabledReason} onClick={() => setOpen(true)}>
        {t('editor.submit')}
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={t('editor.noteTitle')}
        description={t('editor.noteText')}
        actions={
          <Button tone="primary" disabled={isPending} onClick={submit}>
            {t('editor.submit')}
          </Button>
        }
      >
        <div className="flex flex-col gap-3">
          <FormError message={words(refusal)} />
          <TextArea
            label={t('rule.note')}
            rows={3}
            maxLength={RULE_NOTE_MAX}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
      </Dialog>
    </>
  );
}
