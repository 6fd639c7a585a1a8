'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Icon } from '@/components/ui/icon';
import { CreateUserForm, type NewUser } from './create-user-form';
import { CreatedUser } from './created-user';

/** Adds a person and shows their temporary password, once. */
export function CreateUser() {
  const t = useTranslations('settings.users');
  const [isOpen, setOpen] = useState(false);
  const [created, setCreated] = useState<NewUser | null>(null);
  const change = (open: boolean) => {
    setOpen(open);
    setCreated(null);
  };
  return (
    <Dialog
      open={isOpen}
      onOpenChange={change}
      title={created ? t('createdTitle', { name: created.name }) : t('addTitle')}
      description={created ? t('createdText') : t('addText')}
      trigger={
        <Button tone="primary">
          <Icon of={Plus} />
          {t('add')}
        </Button>
      }
    >
      {created ? (
        <CreatedUser user={created} onDone={() => change(false)} />
      ) : (
        <CreateUserForm onCreated={setCreated} />
      )}
    </Dialog>
  );
}
