'use client';

import { OctagonX } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { useRuleRefusal } from '@/components/rule/use-rule-refusal';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Icon } from '@/components/ui/icon';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { stopMechanics } from '../actions';

type Props = { readonly isStopped: boolean; readonly version: number };

function useStop({ isStopped, version }: Props) {
  const router = useRouter();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const send = (onDone: () => void) =>
    startTransition(async () => {
      const answer = await stopMechanics({ isStopped: !isStopped, version }).catch(() => null);
      setRefusal(answer?.ok ? undefined : (answer?.error ?? NO_ANSWER));
      if (answer?.ok) onDone();
      router.refresh();
    });
  return { send, refusal, isPending };
}

/** Stops all mechanics, asked once more. */
export function StopAll({ version }: Pick<Props, 'version'>) {
  const t = useTranslations('mechanics.stop');
  const words = useRuleRefusal();
  const [isOpen, setOpen] = useState(false);
  const { send, refusal, isPending } = useStop({ isStopped: false, version });
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={t('stopTitle')}
      description={t('stopText')}
      trigger={
        <Button tone="quiet">
          <Icon of={OctagonX} />
          {t('stop')}
        </Button>
      }
      actions={
        <Button tone="danger" disabled={isPending} onClick={() => send(() => setOpen(false))}>
          {t('stop')}
        </Button>
      }
    >
      <FormError message={words(refusal)} />
    </Dialog>
  );
}

/** That everything is stopped, and the way on. */
export function AllStopped({ version, mayResume }: { version: number; mayResume: boolean }) {
  const t = useTranslations('mechanics.stop');
  const words = useRuleRefusal();
  const { send, refusal, isPending } = useStop({ isStopped: true, version });
  return (
    <div
      role="status"
      className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-panel border border-l-3 border-l-danger bg-surface px-4 py-3"
    >
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-medium">{t('stopped')}</p>
        <p className="text-sm text-ink-2">{t('stoppedText')}</p>
        <FormError message={words(refusal)} />
      </div>
      {mayResume && (
        <Button disabled={isPending} onClick={() => send(() => undefined)}>
          {t('resume')}
        </Button>
      )}
    </div>
  );
}
