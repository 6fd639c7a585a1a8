'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import type { Cleansed } from '@/lib/domain/members/cleansing/cleansed';

type Props = {
  readonly cleansed: Cleansed;
  /** The value as people write it. */
  readonly shown: string;
  /** What stood in the field before cleansing, once it was left. */
  readonly was: string | undefined;
  readonly isLeft: boolean;
  readonly onAccept: (value: string) => void;
};

/** What cleansing does to a field, said as one types, and what it suggests, taken with one press. */
export function Notice({ cleansed, shown, was, isLeft, onAccept }: Props) {
  const t = useTranslations('memberEdit');
  const { changes, suggestion, value } = cleansed;
  const words = changes.map((change) => t(`changes.${change}`)).join(', ');
  return (
    <span aria-live="polite" className="block empty:hidden">
      {was !== undefined && words === '' && t('was', { was })}
      {words !== '' && value !== '' && t('willBe', { value: shown, words })}
      {words !== '' && value === '' && words}
      {suggestion !== null && isLeft && (
        <span className="mt-1 flex flex-wrap items-center gap-2">
          <span className="text-warning-text">{t('suggested')}</span>
          <Button size="small" onClick={() => onAccept(suggestion)}>
            {t('accept', { value: suggestion })}
          </Button>
        </span>
      )}
    </span>
  );
}
