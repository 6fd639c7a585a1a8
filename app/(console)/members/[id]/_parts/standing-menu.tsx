'use client';

import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import { memberRefusal } from '@/lib/domain/members/may-do';
import type { MemberStatus } from '@/lib/domain/members/states';
import type { Refusal } from '@/lib/domain/shared/action-result';
import type { TaskKind } from '@/lib/domain/tasks/kinds';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { startMemberTask } from '../actions';
import { stepsFrom } from './standing-steps';

type Props = { readonly memberId: number; readonly status: MemberStatus };

/** What can happen to the membership as a whole: each begins a task, or says why it cannot. */
export function StandingMenu({ memberId, status }: Props) {
  const t = useTranslations('members.standing');
  const reasons = useTranslations('members.reasons');
  const words = useRefusalWords();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const start = (kind: TaskKind) =>
    startTransition(async () => {
      const answer = await startMemberTask({ kind, about: { memberId } });
      setRefusal(answer.ok ? undefined : answer.error);
    });
  return (
    <span className="inline-flex flex-col gap-1">
      <Menu
        trigger={
          <Button aria-label={t('menu')} disabled={isPending}>
            {isPending ? t('starting') : t('more')}
            <Icon of={ChevronDown} />
          </Button>
        }
        entries={stepsFrom(status).map(({ operation, kind }) => {
          const reason = memberRefusal(status, operation);
          return {
            id: operation,
            label: t(operation),
            onSelect: () => start(kind),
            ...(reason === null ? {} : { disabledReason: reasons(reason) }),
          };
        })}
      />
      <FormError message={words(refusal)} />
    </span>
  );
}
