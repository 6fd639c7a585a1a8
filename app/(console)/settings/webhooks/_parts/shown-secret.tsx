import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { TextInput } from '@/components/form/text-input';

type Props = { readonly secret: string; readonly children: ReactNode };

/** A secret, this once, and the way on. */
export function ShownSecret({ secret, children }: Props) {
  const t = useTranslations('webhooks.secret');
  return (
    <div className="flex max-w-180 flex-col gap-4" role="status">
      <p className="text-ink-2">{t('text')}</p>
      <TextInput
        label={t('label')}
        required
        readOnly
        value={secret}
        onFocus={(event) => event.target.select()}
      />
      <div>{children}</div>
    </div>
  );
}
