'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';

/** Prints the sheet alone. */
export function PrintButton() {
  const t = useTranslations('cards.letter');
  return (
    <Button tone="primary" onClick={() => window.print()}>
      {t('print')}
    </Button>
  );
}
