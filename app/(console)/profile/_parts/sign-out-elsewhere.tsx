'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import type { ActionResult } from '@/lib/domain/shared/action-result';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { signOutElsewhere } from '../actions';

/** Ends every other session of one's own. */
export function SignOutElsewhere({ isOnlyOne }: { readonly isOnlyOne: boolean }) {
  const t = useTranslations('settings.profile');
  const words = useRefusalWords();
  const [answer, submit] = useActionState<ActionResult<number> | null>(
    () => signOutElsewhere(null),
    null,
  );
  return (
    <form action={submit} className="mt-3 flex flex-wrap items-center gap-3">
      <FormError message={answer?.ok === false ? words(answer.error) : undefined} />
      <Button type="submit" disabledReason={isOnlyOne ? t('onlyThis') : undefined}>
        {t('signOutElsewhere')}
      </Button>
      <p role="status" className="text-sm text-success-text empty:hidden">
        {answer?.ok === true && t('signedOutElsewhere', { count: answer.value })}
      </p>
    </form>
  );
}
