'use client';

import { LogOut } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormError } from '@/components/form/form-error';
import { Icon } from '@/components/ui/icon';
import { IconButton } from '@/components/ui/icon-button';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { signOut } from '../actions';

/** Ends the session; the server leads to the sign-in page. */
export function SignOutForm() {
  const t = useTranslations('shell');
  const words = useRefusalWords();
  const [refusal, submit] = useActionState(async () => {
    const answer = await signOut(null);
    if (answer.ok) return undefined;
    // The session ended already: nothing is left to end.
    if (answer.error.code === 'not_signed_in') window.location.assign('/sign-in');
    return answer.error;
  }, undefined);
  return (
    <form action={submit}>
      <IconButton type="submit" label={t('signOut')} icon={<Icon of={LogOut} />} />
      <FormError message={words(refusal)} />
    </form>
  );
}
