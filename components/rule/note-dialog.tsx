'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState, useTransition } from 'react';
import { RULE_NOTE_MAX } from '@/lib/domain/rules/versions';
import { type ActionResult, NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { FormError } from '../form/form-error';
import { TextArea } from '../form/text-area';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { useRuleRefusal } from './use-rule-refusal';

type Props = {
  /** What the button says that opens it. */
  readonly label: string;
  readonly tone?: 'primary' | 'default';
  readonly disabledReason: string | undefined;
  readonly title: string;
  readonly text: string;
  /** What the last button says. */
  readonly submit: string;
  /** Questions before the note. */
  readonly children?: ReactNode;
  readonly send: (note: string) => Promise<ActionResult>;
  readonly onDone: () => void;
};

/** Sends something about a rule to a second person, with a word to them. What was written stays when it is refused or not answered. */
export function NoteDialog(props: Props) {
  const { label, tone = 'default', disabledReason, title, text, submit, children } = props;
  const t = useTranslations('ruleBook');
  const words = useRuleRefusal();
  const [isOpen, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const send = () =>
    startTransition(async () => {
      const answer = await props.send(note).catch(() => null);
      setRefusal(answer?.ok ? undefined : (answer?.error ?? NO_ANSWER));
      if (!answer?.ok) return;
      setOpen(false);
      props.onDone();
    });
  return (
    <>
      <Button tone={tone} disabledReason={disabledReason} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={title}
        description={text}
        actions={
          <Button tone="primary" disabled={isPending} onClick={send}>
            {submit}
          </Button>
        }
      >
        <div className="flex flex-col gap-3">
          <FormError message={words(refusal)} />
          {children}
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
