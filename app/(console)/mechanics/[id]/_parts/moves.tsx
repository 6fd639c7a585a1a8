'use client';

import { Archive, Pause, Play, Rocket } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { useRuleRefusal } from '@/components/rule/use-rule-refusal';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Icon } from '@/components/ui/icon';
import { type MechanicMove, mayMoveMechanic } from '@/lib/domain/mechanics/states';
import { NO_ANSWER, type Refusal } from '@/lib/domain/shared/action-result';
import { switchMechanic } from '../../actions';
import type { Designer } from './designer-types';

type Props = { readonly designer: Designer };

const DIRECT = [
  ['launch', Rocket],
  ['pause', Pause],
  ['resume', Play],
] as const;

/** Launches, pauses, goes on or puts away, on the switches as they were on screen. */
function useMoves({ given }: Designer) {
  const router = useRouter();
  const { ruleId, switchVersion: version } = given.mechanic;
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const move = (to: MechanicMove, onDone?: () => void) =>
    startTransition(async () => {
      const answer = await switchMechanic({ ruleId, move: to, version }).catch(() => null);
      setRefusal(answer?.ok ? undefined : (answer?.error ?? NO_ANSWER));
      if (answer?.ok) onDone?.();
      router.refresh();
    });
  return { move, refusal, isPending };
}

/** What people do to a mechanic beside its versions. */
export function Moves({ designer }: Props) {
  const { words, given } = designer;
  const { t } = words;
  const { state } = given.mechanic;
  const refusalWords = useRuleRefusal();
  const { move, refusal, isPending } = useMoves(designer);
  const [isOpen, setOpen] = useState(false);
  const said = refusal?.code === 'stale_version' ? t('action.switchStale') : refusalWords(refusal);
  return (
    <>
      {DIRECT.filter(([id]) => mayMoveMechanic(state, id)).map(([id, icon]) => (
        <Button
          key={id}
          tone={id === 'launch' ? 'primary' : 'default'}
          disabled={isPending}
          onClick={() => move(id)}
        >
          <Icon of={icon} />
          {t(`action.${id}`)}
        </Button>
      ))}
      {mayMoveMechanic(state, 'archive') && (
        <Dialog
          open={isOpen}
          onOpenChange={setOpen}
          title={t('action.archiveTitle')}
          description={t('action.archiveText')}
          trigger={
            <Button tone="quiet">
              <Icon of={Archive} />
              {t('action.archive')}
            </Button>
          }
          actions={
            <Button
              tone="danger"
              disabled={isPending}
              onClick={() => move('archive', () => setOpen(false))}
            >
              {t('action.archive')}
            </Button>
          }
        />
      )}
      <FormError message={said} />
    </>
  );
}
