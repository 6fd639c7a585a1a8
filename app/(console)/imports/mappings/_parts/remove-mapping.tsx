'use client';

import { useTranslations } from 'next-intl';
import { AskOnce } from '@/components/form/ask-once';
import { removeMapping } from '../../actions';

type Props = { readonly mappingId: number; readonly name: string };

/** Asks once, then ends a kept mapping. */
export function RemoveMapping({ mappingId, name }: Props) {
  const t = useTranslations('imports.mappings');
  return (
    <AskOnce
      open={t('remove')}
      title={t('removeTitle', { name })}
      text={t('removeText')}
      submit={t('remove')}
      tone="danger"
      done={t('removed', { name })}
      act={() => removeMapping({ mappingId })}
    />
  );
}
