'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { useRuleRefusal } from '@/components/rule/use-rule-refusal';
import { Button } from '@/components/ui/button';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { withdrawVersion } from '../actions';

type Props = { readonly versionId: number; readonly version: number };

/** Takes back a draft, or what waits for review; it stays among the versions, to begin the next one from. */
export function WithdrawVersion({ versionId, version }: Props) {
  const t = useTranslations('ruleBook');
  const router = useRouter();
  const words = useRuleRefusal();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isPending, startTransition] = useTransition();
  const withdraw = () =>
    startTransition(async () => {
      const answer = await withdrawVersion({ versionId, version });
      setRefusal(answer.ok ? undefined : answer.error);
      router.refresh();
    });
  return (
    <>
      <FormError message={words(refusal)} />
      <Button disabled={isPending} onClick={withdraw}>
        {t('rule.withdraw')}
      </Button>
    </>
  );
}
