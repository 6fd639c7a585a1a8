'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { formatCount } from '@/lib/format/numbers';
import { takeBack } from '../../../actions';
import { useGrantRefusal } from '../../_parts/use-grant-refusal';
import { useDecision } from './use-decision';

type Props = {
  readonly seen: { readonly grantId: number; readonly version: number };
  readonly tier: string;
  /** How many got it so far. */
  readonly gets: number;
};

/** Takes the tier back from everybody who has it by this: asked once more, for it cannot be given again by a click. */
export function TakeBack({ seen, tier, gets }: Props) {
  const t = useTranslations('tierGrants');
  const locale = useLocale();
  const words = useGrantRefusal();
  const [isOpen, setOpen] = useState(false);
  const { refusal, isPending, decide } = useDecision();
  const send = () =>
    decide(async () => {
      const answer = await takeBack(seen);
      if (answer.ok) setOpen(false);
      return answer;
    });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('takeBack.open')}</Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={t('takeBack.title', { tier })}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{t('takeBack.cancel')}</Button>
            <Button tone="danger" disabled={isPending} onClick={send}>
              {t('takeBack.submit')}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-3">
          <FormError message={words(refusal)} />
          <p>{t('takeBack.text', { count: gets, members: formatCount(gets, locale) })}</p>
        </div>
      </Dialog>
    </>
  );
}
