'use client';

import { useTranslations } from 'next-intl';
import { TextInput } from '@/components/form/text-input';
import { Button } from '@/components/ui/button';

type Props = { readonly value: string; readonly onDone: () => void };

/** A key that was made just now, with a call to try it by: the only time that it is seen. */
export function CreatedKey({ value, onDone }: Props) {
  const t = useTranslations('settings.keys');
  const example = `curl -H "Authorization: Bearer ${value}" ${window.location.origin}/api/v1/ping`;
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
