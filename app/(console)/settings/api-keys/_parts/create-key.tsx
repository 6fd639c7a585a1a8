'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Icon } from '@/components/ui/icon';
import { CreateKeyForm, type StoreOption } from './create-key-form';
import { CreatedKey } from './created-key';

/** Makes a key and shows it, once. */
export function CreateKey({ stores }: { readonly stores: readonly StoreOption[] }) {
  const t = useTranslations('settings.keys');
  const [isOpen, setOpen] = useState(false);
  const [created, setCreated] = useState<string | null>(null);
  const change = (open: boolean) => {
    setOpen(open);
    setCreated(null);
  };
  return (
    <Dialog
      open={isOpen}
      onOpenChange={change}
      title={created === null ? t('addTitle') : t('createdTitle')}
      {...(created === null ? {} : { description: t('createdText') })}
      trigger={
        <Button tone="primary">
          <Icon of={Plus} />
          {t('add')}
        </Button>
      }
    >
      {created === null ? (
        <CreateKeyForm stores={stores} onCreated={setCreated} />
      ) : (
        <CreatedKey value={created} onDone={() => change(false)} />
      )}
    </Dialog>
  );
}
