'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { TextArea } from '@/components/form/text-area';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { RULE_NOTE_MAX } from '@/lib/domain/rules/versions';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { endRule } from '../actions';
import { useRuleRefusal } from './use-rule-refusal';

type Props = {
  readonly ruleId: number;
  /** The first day that it may end on. */
  readonly fromOn: string;
  readonly disabledReason: string | undefined;
};

/** Asks for the last day of a rule; the end goes to review. */
export function EndRule({ ruleId, fromOn, disabledReason }: Props) {
  const t = useTranslations('ruleBook');
  const router = useRouter();
  const words = useRuleRefusal();
  const [isOpen, setOpen] = useState(false);
  const [endsOn, setEndsOn] = useState(fromOn);
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const send = () =>
    startTransition(async () => {
      const answer = await endRule({ ruleId, endsOn, note });
      setRefusal(answer.ok ? undefined : answer.error);
      if (!answer.ok) return;
      setOpen(false);
      router.refresh();
    });
  return (
    <>
      <Button disabledReason={disabledReason} onClick={() => setOpen(true)}>
        {t('rule.end')}
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={t('rule.endTitle')}
        description={t('rule.endText')}
        actions={
          <Button tone="primary" disabled={isPending} onClick={send}>
            {t('rule.endSubmit')}
          </Button>
        }
      >
        <div className="flex flex-col gap-3">
          <FormError message={words(refusal)} />
          <TextInput
            type="date"
            label={t('editor.endsOn')}
            required
            min={fromOn}
            value={endsOn}
            onChange={(event) => setEndsOn(event.target.value)}
          />
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
