'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { AccessForm } from './access-form';
import type { ChangedUser } from './changed-user';
import { ResetPasswordForm } from './reset-password-form';
import { RoleForm } from './role-form';

/** Everything that can be changed about a person: role, password, access. Each has its own button. */
export function ChangeUser({ user }: { readonly user: ChangedUser }) {
  const t = useTranslations('settings.users');
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={user.name}
      trigger={
        <Button size="small" aria-label={t('changeOf', { name: user.name })}>
          {t('change')}
        </Button>
      }
    >
      <div className="flex flex-col gap-6">
        <RoleForm user={user} onDone={close} />
        <ResetPasswordForm user={user} />
        <AccessForm user={user} onDone={close} />
      </div>
    </Dialog>
  );
}
