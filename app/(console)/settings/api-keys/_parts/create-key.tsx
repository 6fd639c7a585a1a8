'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Icon } from '@/components/ui/icon';
import { CreateKeyForm } from './create-key-form';

/** Makes a key and shows it, once. */
export function CreateKey() {
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
        <CreateKeyForm onCreated={setCreated} />
      ) : (
        <CreatedKey value={created} onDone={() => change(false)} />
      )}
    </Dialog>
  );
}

type CreatedProps = { readonly value: string; readonly onDone: () => void };

function CreatedKey({ value, onDone }: CreatedProps) {
  const t = useTranslations('settings.keys');
  const example = `curl -H "Authorization: Bearer ${value}" ${window.location.origin}/api/v1/reports/rfm`;
  return (
    <div className="flex flex-col gap-4">
      <TextInput
        label={t('key')}
        required
        readOnly
        value={value}
        onFocus={(event) => event.target.select()}
      />
      <TextInput
        label={t('example')}
        required
        readOnly
        value={example}
        onFocus={(event) => event.target.select()}
      />
      <div>
        <Button tone="primary" onClick={onDone}>
          {t('done')}
        </Button>
      </div>
    </div>
  );
}
