'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { ContactState } from '@/lib/domain/contacts/contact-state';
import { ConfirmDialog } from './confirm-dialog';

type Props = {
  readonly memberId: number;
  readonly masked: string;
  readonly state: ContactState;
};

/** Opens the talk with the member about a code. */
export function ConfirmButton({ memberId, masked, state }: Props) {
  const t = useTranslations('consents.confirm');
  const [isOpen, setOpen] = useState(false);
  const isPhone = state.contact === 'phone';
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={t(isPhone ? 'titlePhone' : 'titleEmail')}
      description={t('text', { contact: masked })}
      trigger={
        <Button size="small" aria-label={t(isPhone ? 'buttonPhone' : 'buttonEmail')}>
          {t('button')}
        </Button>
      }
    >
      <ConfirmDialog memberId={memberId} state={state} onDone={() => setOpen(false)} />
    </Dialog>
  );
}
