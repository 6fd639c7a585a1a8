'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import type { Permission } from '@/lib/domain/access/permissions';
import { taskDefinition } from '@/lib/domain/tasks/kinds';
import { taskCode } from '@/lib/domain/tasks/states';
import type { TaskPage } from '@/lib/domain/tasks/task-page';
import { formatMoment } from '@/lib/format/dates';
import { approveTask, rejectTask } from '../../actions';
import { EffectList } from './effect-list';
import { Notice } from './notice';
import { RefusalNotice } from './refusal-notice';
import { SendBackForm } from './send-back-form';
import type { EffectWords } from './use-effect-words';
import { useMove } from './use-move';

type Props = {
  readonly task: TaskPage;
  readonly effects: EffectWords;
  /** The right that the reader lacks to agree; null: none. */
  readonly missingRight: Permission | null;
};

/** Everything is answered: a second person agrees, or sends it back with words. */
export function ApprovalPanel({ task, effects, missingRight }: Props) {
  const t = useTranslations('tasks.approval');
  const bar = useTranslations('tasks.bar');
  const locale = useLocale();
  const { run, refusal, isPending } = useMove();
  const [isSendingBack, setSendingBack] = useState(false);
  const { taskId, version, events, holder, touchedAt, timeZone, isOwnSubmission } = task;
  const code = taskCode(taskId);
  const asked = events.find(({ move }) => move === 'submit');
  const name = asked?.who ?? holder?.name ?? '';
  const moment = formatMoment(asked?.happenedAt ?? touchedAt, { locale, timeZone });
  const sendBack = (note: string) =>
    run(
      () => rejectTask({ taskId, version, note }),
      () => showToast({ title: t(isOwnSubmission ? 'takenBack' : 'sentBack', { code }) }),
    );
  const promised = taskDefinition(task.kind).promise?.(task.answers, task.subject) ?? null;
  const approve = () =>
    run(
      () => approveTask({ taskId, version, promised }),
      () => showToast({ title: effects.done }),
    );
  const canApprove = missingRight === null;
  const mayAnswer = canApprove && !isOwnSubmission && !isSendingBack;
  return (
    <>
      <RefusalNotice task={task} refusal={refusal} />
      <Notice
        tone="info"
        title={t('title')}
        actions={
          <>
            {mayAnswer && (
              <>
                <Button
                  tone="primary"
                  aria-busy={isPending}
                  disabledReason={task.refusal === null ? undefined : bar('refused')}
                  onClick={approve}
                >
                  {effects.agree}
                </Button>
                <Button onClick={() => setSendingBack(true)}>{t('sendBack')}</Button>
              </>
            )}
            {canApprove && isOwnSubmission && (
              <Button aria-busy={isPending} onClick={() => sendBack('')}>
                {t('takeBack')}
              </Button>
            )}
          </>
        }
      >
        <p>{t(isOwnSubmission ? 'own' : 'asked', { name, moment })}</p>
        <EffectList lines={effects.lines} />
        {missingRight !== null && (
          <p>
            {t.rich('noRight', {
              permission: missingRight,
              code: (chunks) => <code className="font-mono">{chunks}</code>,
            })}
          </p>
        )}
        {isSendingBack && (
          <SendBackForm
            isPending={isPending}
            onSend={sendBack}
            onKeep={() => setSendingBack(false)}
          />
        )}
      </Notice>
    </>
  );
}
